/** Dates as a reader's language writes them, no more exact than the file gives them. */

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** "2009" stays, "2009-09" is "September 2009", a day is "4 September 2009" or what the language makes of it. */
export function formatDate(date: string, locale = 'en'): string {
  const match = shape.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  if (month === undefined) return year ?? date;
  const when = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (Number.isNaN(when.getTime())) return date;
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: day === undefined ? 'long' : 'short',
    timeZone: 'UTC',
  };
  return new Intl.DateTimeFormat(locale, day === undefined ? options : { ...options, day: 'numeric' }).format(when);
}
