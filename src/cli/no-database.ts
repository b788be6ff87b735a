/** Says on the error stream that Laurel has no database there, and what to do; the exit code of that. */
export function noDatabase(where: string): number {
  process.stderr.write(
    `There is no database of Laurel yet in ${where}. Start Laurel once (npm start), or name another with LAUREL_DATA or DATABASE_URL.\n` +
      `${where} 中还没有桂冠的数据库。请先启动一次（npm start），或用 LAUREL_DATA、DATABASE_URL 指明位置。\n`,
  );
  return 2;
}
