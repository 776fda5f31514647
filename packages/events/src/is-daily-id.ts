/** Whether an id (of a visitor or a tab) is one of those that are made for a day and cannot be traced after it. */
export function isDailyId(id: string): boolean {
  return id.startsWith('day_');
}
