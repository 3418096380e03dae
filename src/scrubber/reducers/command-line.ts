const ARGUMENT = '[argument]';
const FLAG = /^--?[A-Za-z][\w-]{0,40}/;

/** One argument: the name of a flag stays, its value goes; a program keeps its file name. */
export function reduceArgument(argument: string, index: number): string {
  if (index === 0) return argument.slice(Math.max(argument.lastIndexOf('/'), argument.lastIndexOf('\\')) + 1);
  const flag = FLAG.exec(argument)?.[0];
  if (flag === undefined) return argument === '' ? argument : ARGUMENT;
  if (flag.length === argument.length && (flag.startsWith('--') || flag.length <= 3)) return flag;
  return flag.startsWith('--') ? `${flag}=${ARGUMENT}` : ARGUMENT;
}

/** A whole command line, split at white space outside quotes. */
export function reduceCommandLine(line: string): string {
  const parts = line.match(/"[^"]*"?|'[^']*'?|[^\s"']+/g) ?? [];
  return parts
    .map((part, index) => quoted(reduceArgument(part.replaceAll('"', '').replaceAll("'", ''), index)))
    .join(' ');
}

/** What is empty or has spaces in it stays one argument. */
function quoted(argument: string): string {
  return argument === '' || /\s/.test(argument) ? `"${argument}"` : argument;
}
