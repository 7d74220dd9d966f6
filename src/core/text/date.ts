/** Dates: whether they exist, and how the reader's language writes them, with the precision of the file. */

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** "2009" stays, "2009-09" becomes "September 2009", and a day "4 September 2009", in the reader's language. */
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

/** Whether the calendar has this month or day: it has no 2019-02-30. Other mistakes are left to the schema. */
export function isInCalendar(date: string): boolean {
  const [, year, month, day] = shape.exec(date) ?? [];
  if (month === undefined) return true;
  const when = new Date(`${year ?? ''}-${month}-${day ?? '01'}T00:00:00Z`);
  return !Number.isNaN(when.getTime()) && when.getUTCMonth() + 1 === Number(month);
}
