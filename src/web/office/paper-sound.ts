const stored = 'laurel.counter-sound';

/** Whether the counter may be heard; off until somebody wants it, and kept in this browser. */
export const soundWanted = (): boolean => localStorage.getItem(stored) === 'on';
export const wantSound = (on: boolean): void => localStorage.setItem(stored, on ? 'on' : 'off');

let context: AudioContext | null = null;

/** One high tone for what is right, two low ones for what is not. */
export function sound(right: boolean): void {
  if (!soundWanted() || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  for (const [index, pitch] of (right ? [880] : [240, 200]).entries()) tone(context, pitch, index * 0.18);
}

function tone(audio: AudioContext, pitch: number, after: number): void {
  const from = audio.currentTime + after;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = pitch;
  volume.gain.setValueAtTime(0.15, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.15);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(from);
  oscillator.stop(from + 0.16);
}
