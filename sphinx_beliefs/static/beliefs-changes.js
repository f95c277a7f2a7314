/* With a date after #since- in the address, a list of changes of mind shows only those of that day or later. The page is
   whole without it: it only hides rows, says so, and leads back to all of them. All words come from the page. */

(() => {
  "use strict";

  /* The date that the address asks for: a day, a month or a year; null where there is none in the calendar. */
  const wanted = () => {
    const [, since] = /^#since-(\d{4}(?:-\d\d){0,2})$/.exec(location.hash) ?? [];
    if (!since) return null;
    const text = `${since}-01-01`.slice(0, 10), day = new Date(`${text}T00:00Z`);
    return !Number.isNaN(+day) && day.toISOString().startsWith(text) ? { since, day } : null;
  };

  /* A date as the language of a table writes it, as exact as it is given. */
  const written = ({ since, day }, table) => {
    const parts = [{ year: "numeric" }, { year: "numeric", month: "long" }, { dateStyle: "long" }][since.split("-").length - 1];
    const language = table.closest("[lang]")?.lang.replaceAll("_", "-") || undefined;
    return new Intl.DateTimeFormat(language, { ...parts, calendar: "gregory", timeZone: "UTC" }).format(day);
  };

  const views = [...document.querySelectorAll("table.beliefs-mind-changes[data-beliefs-since]")].map((table) => {
    // It is there before it says anything, so that screen readers read what it comes to say.
    const line = document.createElement("p"), box = table.closest(".beliefs-table");
    Object.assign(line, { className: "beliefs-since", role: "status" });
    if (getComputedStyle(table).direction === "rtl") line.dir = "rtl"; // it may stand outside of the block that says so
    box.before(line);
    // A month or a year lasts until its end.
    const lasts = (date) => `${date}-99-99`.slice(0, 10);
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, last: lasts(row.querySelector("time")?.dateTime ?? "") }));
    // The list may be one of the newest changes only: then there are more, up to this day.
    const leftOut = table.dataset.beliefsLeftOut ? lasts(table.dataset.beliefsLeftOut) : "";
    return { table, line, box, rows, leftOut };
  });

  const filter = () => {
    const found = wanted();
    for (const { table, line, box, rows, leftOut } of views) {
      for (const { row, last } of rows) row.hidden = found !== null && last < found.since;
      line.replaceChildren();
      const shown = rows.filter(({ row }) => !row.hidden).length;
      box.hidden = !shown;
      if (!found) continue;
      const words = table.dataset, values = { date: written(found, table), shown, total: rows.length };
      const none = shown ? words.beliefsSince : words.beliefsUnchanged;
      const said = (leftOut >= found.since ? words.beliefsCut : none).replace(/\{(\w+)\}/g, (_, name) => values[name]);
      const all = Object.assign(document.createElement("a"), { href: `#${table.id}`, textContent: words.beliefsAll });
      line.append(Object.assign(document.createElement("span"), { textContent: said }), all);
    }
    return found;
  };

  const follow = () => {
    if (filter()) views[0]?.line.scrollIntoView();
  };
  filter();
  addEventListener("hashchange", follow);
  // Where readers come back to a page, it is where they have left it.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") addEventListener("load", follow);
})();
