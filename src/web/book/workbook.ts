import type { ClassDefinition, Edition } from '#src/definition/edition-bundle.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import { evidenceStore, reportsStore } from '#src/domain/form/application.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import { unlocks } from '#src/domain/workflow/correction.ts';
import type { Place, Truth } from '#src/domain/form/condition.ts';
import type { ApplicationPage, CorrectionItemPage } from '../api/types.ts';
import { fileAddress } from '../api/upload.ts';
import type { Value } from '../save/edit.ts';
import { openSavedPage } from '../save/page-queue.ts';
import type { SaveQueue } from '../save/save-queue.ts';
import { httpSend } from '../save/send-edits.ts';
import { openTabs, type Tabs } from '../save/tabs.ts';
import { AnswerBook } from './answer-book.ts';
import { byField, changedTopics, findingTopic, type PlacedFinding } from './finding-board.ts';
import { judge, type Judgement } from './judge.ts';

const none: readonly PlacedFinding[] = [];
/** The checks run when typing pauses this long; milliseconds. */
const judgeAfter = 250;

/** What the checks of the page are made of, the same for everybody. */
export interface Rules {
  readonly edition: Edition;
  readonly definition: ClassDefinition;
  /** Characters of a text that the print fonts lack. */
  readonly lacks: (text: string) => readonly string[];
  /** What the server found, where the page must not check for itself: its values may be masked. */
  readonly told?: readonly Finding[];
  /** Where its files are read, where that is not at the application. */
  readonly filesAt?: string;
}

/** One open application: what is shown, what is being saved, what the rules say. Framework-free. */
export class Workbook {
  readonly edition: Edition;
  readonly definition: ClassDefinition;
  readonly book: AnswerBook;
  readonly queue: SaveQueue;
  page: ApplicationPage;
  files: Readonly<Record<string, StoredFile>>;
  judgement: Judgement;
  /** This browser keeps nothing on the machine: unsent edits live only as long as the page. */
  memoryOnly = false;
  #byField: Map<string, readonly PlacedFinding[]>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #tabs: Tabs;
  readonly #closing: () => void;
  readonly #lacks: Rules['lacks'];
  readonly #told: Rules['told'];
  readonly #filesAt: string | undefined;
  /** Server time less this machine's, in milliseconds. */
  #clockOffset: number;

  constructor(
    rules: Rules,
    page: ApplicationPage,
    queueOf: (workbook: Workbook) => SaveQueue,
    closing: () => void,
    tabsOf: typeof openTabs = openTabs,
  ) {
    this.edition = rules.edition;
    this.definition = rules.definition;
    this.#lacks = rules.lacks;
    this.#told = rules.told;
    this.#filesAt = rules.filesAt;
    this.page = page;
    this.files = page.files;
    this.#clockOffset = Date.parse(page.now) - Date.now();
    this.book = new AnswerBook(page.stores);
    this.queue = queueOf(this);
    this.#closing = closing;
    this.queue.noteSaved(lastSaved(page));
    this.judgement = this.#judge();
    this.#byField = byField(this.judgement.findings);
    this.#tabs = tabsOf(page.id, (news) => {
      for (const { sheet, path, mark, value } of news) this.#overheard(sheet, path, mark, value);
    });
  }

  /** Where a file of it is read. */
  fileAddress(sha256: string): string {
    return this.#filesAt === undefined ? fileAddress(this.page.id, sha256) : `${this.#filesAt}/${sha256}`;
  }

  /** Now, by the server's clock (the demo's may be set). */
  now(): Date {
    return new Date(Date.now() + this.#clockOffset);
  }

  get editable(): boolean {
    return this.page.state.editable;
  }

  /** What a correction asks for that is open; null where none is, and the state alone decides. */
  get openItems(): readonly CorrectionItemPage[] | null {
    const open = this.page.corrections.filter((one) => one.state === 'open');
    return open.length === 0 ? null : open.flatMap((one) => one.items.filter((item) => !item.solved));
  }

  /** Whether a value may be changed now: while a correction is open, what one of its items asks for. */
  mayWrite(sheet: string, path: string): boolean {
    const items = this.openItems;
    return this.editable && (items === null || items.some((item) => unlocks(item, sheet, path, besideSheets)));
  }

  /** A person changed a value: shown at once, saved within a second. */
  write(sheet: string, path: string, value: Value): void {
    if (!this.mayWrite(sheet, path) || !this.book.show(sheet, path, value)) return;
    this.queue.edit(sheet, path, value);
    this.judgeSoon();
  }

  /** The server has confirmed a value; `local` is shown where it differs from what was typed. */
  confirmed(sheet: string, path: string, mark: number, value: Value | null, local: Value | undefined): void {
    this.book.learn(sheet, path, { mark, value });
    if (local !== undefined && this.book.show(sheet, path, local)) this.judgeSoon();
    if (value !== null) this.#tabs.tell([{ sheet, path, mark, value }]);
  }

  /** Shows a value that is on its way to the server, though nobody typed it on this page. */
  showOnly(sheet: string, path: string, value: Value): void {
    if (this.book.show(sheet, path, value)) this.judgeSoon();
  }

  #overheard(sheet: string, path: string, mark: number, value: Value): void {
    if (this.queue.holds(sheet, path) || this.book.known(sheet, path).mark >= mark) return;
    this.book.learn(sheet, path, { mark, value });
    if (this.book.show(sheet, path, value)) this.judgeSoon();
  }

  /** The application was read again: state, files, receipts, and others' answers. */
  refresh(page: ApplicationPage): void {
    const wasEditable = this.editable;
    this.page = page;
    this.files = page.files;
    this.#clockOffset = Date.parse(page.now) - Date.now();
    this.book.absorb(page.stores, (sheet, path) => this.queue.holds(sheet, path));
    this.queue.noteSaved(lastSaved(page));
    if (!wasEditable && this.editable) this.queue.resume();
    this.judgeSoon();
    this.book.topics.tell('page');
  }

  /** A file has arrived; answers may name it from now on. */
  addFile(file: StoredFile): void {
    this.files = { ...this.files, [file.sha256]: file };
    this.book.topics.tell('files');
    this.judgeSoon();
  }

  findingsAt(sheet: string, key: string): readonly PlacedFinding[] {
    return this.#byField.get(findingTopic(sheet, key)) ?? none;
  }

  /** Whether a condition of the layout holds; what is unknown is shown. */
  holds(condition: string | undefined, place?: Place): boolean {
    if (condition === undefined) return true;
    const truth: Truth = this.judgement.holds(condition, place);
    return truth !== false;
  }

  judgeSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rejudge(), judgeAfter);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.queue.stop();
    this.#tabs.close();
    this.#closing();
  }

  #rejudge(): void {
    this.#timer = null;
    this.judgement = this.#judge();
    const board = byField(this.judgement.findings);
    const changed = changedTopics(this.#byField, board);
    this.#byField = board;
    this.book.topics.tellAll(changed);
    this.book.topics.tell('judgement');
  }

  #judge(): Judgement {
    return judge(this.edition, this.definition, this.book.stores(), this.files, {
      at: this.now(),
      lacks: this.#lacks,
      ...(this.#told === undefined ? {} : { told: this.#told }),
    });
  }
}

const besideSheets = { evidence: evidenceStore, reports: reportsStore };

const lastSaved = (page: ApplicationPage): string | null =>
  Object.values(page.stores)
    .map((store) => store.savedAt)
    .toSorted()
    .at(-1) ?? null;

/** Opens an application with the edits that still lie on this machine. */
export const openWorkbook = async (rules: Rules, page: ApplicationPage, user: string): Promise<Workbook> =>
  await openSavedPage(
    { user, id: page.id, send: httpSend(page.id) },
    (queueOf, closing) => new Workbook(rules, page, queueOf, closing),
  );
