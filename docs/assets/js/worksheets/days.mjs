/** Days, as "2027-01-31". */

/** The day it is where the reader is. */
export function today() {
  const now = new Date()
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** A day as a locale writes it; nothing for no day. */
export function written(day, locale) {
  const format = { dateStyle: "medium", timeZone: "UTC" }
  return day && new Intl.DateTimeFormat(locale, format).format(new Date(`${day}T00:00:00Z`))
}
