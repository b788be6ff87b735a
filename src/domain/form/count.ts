export { wordCount } from '#src/definition/value/count.ts';
