/** Whether a Date is anywhere in what google.script.run is to carry: it fails the whole call, either way. */
export function holdsDate(value: unknown): boolean {
  if (Object.prototype.toString.call(value) === '[object Date]') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsDate);
}
