export { deviceCode } from '#src/cli/simulate/device-code.ts';
