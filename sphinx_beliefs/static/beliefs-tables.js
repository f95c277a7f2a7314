/* Sorting and filtering of long indexes. The table of the page is whole without it: it only puts the
   rows in order and takes some away. All words come from the page; the state of a table is in the query of
   the address, so that what is seen can be linked. */

(() => {
  "use strict";
  const BANDS = ["0–20%", "20–40%", "40–60%", "60–80%", "80–100%"]; // so in addresses, in every language
  const ORDERED = ["region", "status"]; // in the order of the site
  const NONE = "—";
  const FORTHCOMING = "9999-99"; // what has no date yet is newer than any
  const AT_ONCE = 250; // rows put on the page in one go: browsers take long to lay out more

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const spaced = (text) => text.trim().replace(/\s+/g, " ");
  const textOf = (node) => (node ? spaced(node.textContent) : "");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* What a cell says: its text, and what it states to be sorted by; null where it states nothing. */
  const read = (cell, shown = cell.querySelector("[data-sort], .beliefs-date")) =>
    ({ text: textOf(cell), by: shown && (shown.dataset.sort ?? shown.dateTime ?? FORTHCOMING) });

  /* What a cell is sorted by; null where it says nothing, which comes last either way. */
  const valueOf = ({ text, by }, column) => {
    if (column === "credence") return by && Number(by);
    if (column === "date" || column === "due") return by;
    return text === NONE ? null : text || null;
  };

  /* What a cell counts as in a facet. */
  const facetOf = (cell, column) => {
    const value = column === "credence" ? valueOf(cell, column) : null;
    return value === null ? cell.text || NONE : BANDS[Math.min(Math.floor(value / 20), 4)];
  };

  /* The search, and what stands beside it. */
  const makeTools = (words, name) => {
    const search = make("input", { type: "search", autocomplete: "off" });
    const count = make("p", { className: "beliefs-count", role: "status" });
    const reset = make("button", { type: "button", hidden: true, textContent: words.beliefsReset });
    const box = make("div", { className: "beliefs-tools", role: "group", ariaLabel: name || words.beliefsFilter });
    box.append(make("label", {}, `${words.beliefsFilter} `, search), reset, count);
    return { box, search, count, reset };
  };

  /* Have the tools sort and filter a table: its `lines` are all rows, its records those with text, group and cells. */
  const control = (table, key, words, tools, { columns, records, lines, hasGroups, isWhole, onChoice }) => {
    const { box, search, count, reset } = tools;
    const { tHead: { rows: [{ cells: [...heads] }] }, tBodies: [body] } = table;
    if (getComputedStyle(table).direction === "rtl") box.dir = "rtl"; // it may stand outside of the block that says so
    const { compare } = new Intl.Collator(table.closest("[lang]")?.lang.replaceAll("_", "-") || undefined, { numeric: true });
    const order = words.beliefsOrder?.split("\n") ?? [], facets = [], sort = { column: -1, isDown: false };
    const rank = (word) => (order.includes(word) ? order.indexOf(word) : order.length + (word === NONE));
    const compareRanks = (a, b) => rank(a) - rank(b) || compare(a, b);
    const shownAs = (value) => (BANDS.includes(value) ? fill(words.beliefsBand, /(?<low>\d+)–(?<high>\d+)/.exec(value).groups) : value || words.beliefsAny);
    const addFacet = (name, label) => {
      const found = new Set(records.flatMap((record) => record[name]));
      if (found.size < 2) return;
      const bands = ["", ...BANDS.filter((band) => found.delete(band))];
      const values = ORDERED.includes(name) ? [...found].sort(compareRanks) : [...found];
      const options = [...bands, ...values].map((value) => ({ value, count: 0, element: make("option", { value }) }));
      const select = make("select", {}, ...options.map(({ element }) => element));
      reset.before(make("label", {}, `${label} `, select));
      facets.push({ name, select, options: new Map(options.map((option) => [option.value, option])) });
    };
    if (hasGroups) addFacet("group", words.beliefsGroup);
    columns.forEach((name, at) => {
      if (![...ORDERED, "credence"].includes(name)) return;
      for (const record of records) record[name] = [facetOf(record.cell(at), name)];
      addFacet(name, textOf(heads[at]));
    });

    let arranged, coming, timer;
    const arrange = () => {
      for (const head of heads) head.removeAttribute("aria-sort");
      arranged = records;
      if (sort.column < 0) return;
      heads[sort.column].setAttribute("aria-sort", sort.isDown ? "descending" : "ascending");
      for (const record of records) record.by = valueOf(record.cell(sort.column), columns[sort.column]);
      const compareWords = ORDERED.includes(columns[sort.column]) ? compareRanks : compare;
      arranged = [...records].sort(({ by: a }, { by: b }) => {
        if (a === null || b === null) return (a === null) - (b === null);
        return (sort.isDown ? -1 : 1) * (typeof a === "number" ? a - b : compareWords(a, b));
      });
    };

    const clear = make("button", { type: "button", textContent: words.beliefsClear });
    const none = make("td", { className: "beliefs-none", colSpan: heads.length }, make("p", {}, `${words.beliefsNone} `, clear));
    const put = (rows, way = "replaceChildren") => {
      clearTimeout(coming);
      body[way](...rows.splice(0, AT_ONCE).map(({ row }) => row));
      if (rows.length) coming = setTimeout(put, 50, rows, "append");
    };

    const filter = () => {
      const wanted = fold(search.value).split(/\s+/).filter(Boolean);
      for (const { options } of facets) for (const option of options.values()) option.count = 0;
      const shown = [];
      for (const record of arranged) {
        if (!wanted.every((word) => record.text.includes(word))) continue;
        const failed = facets.filter(({ name, select: { value } }) => value && !record[name].includes(value));
        if (!failed.length) shown.push(record);
        if (failed.length > 1) continue;
        // An option counts what choosing it would show.
        for (const { name, options } of failed.length ? failed : facets) {
          for (const value of ["", ...record[name]]) options.get(value).count += 1;
        }
      }
      for (const one of facets.flatMap(({ options }) => [...options.values()])) one.element.textContent = fill(words.beliefsOption, { text: shownAs(one.value), note: one.count });
      const isArranged = sort.column >= 0 || shown.length < records.length;
      const wasChosen = !reset.hidden;
      reset.hidden = !(sort.column >= 0 || search.value || facets.some(({ select }) => select.value) || isWhole?.());
      onChoice?.(!reset.hidden);
      if (isArranged || wasChosen || (isWhole && !reset.hidden)) put(shown.length ? [...(isArranged ? shown : lines)] : [{ row: make("tr", {}, none) }]);
      for (const line of lines) if (line.isStart) line.row.classList.toggle("beliefs-group", !isArranged);
      count.textContent = fill(words.beliefsCount, { shown: shown.length, total: records.length });
    };

    const keep = () => {
      const url = new URL(location.href);
      const note = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
      note(key, search.value.trim());
      for (const { name, select } of facets) note(`${key}-${name}`, select.value);
      note(`${key}-sort`, sort.column >= 0 && (sort.isDown ? "-" : "") + columns[sort.column]);
      // Files that are opened from a disk, and pages that change it too often, may not.
      try { history.replaceState(history.state, "", url); } catch { /* It stays as it is. */ }
    };

    const known = new URLSearchParams(location.search);
    search.value ||= known.get(key) ?? "";
    for (const { name, select } of facets) {
      select.value = known.get(`${key}-${name}`) ?? "";
      if (select.selectedIndex < 0) select.value = ""; // no row says so any more
    }
    const by = known.get(`${key}-sort`) ?? "";
    Object.assign(sort, { column: columns.indexOf(by.replace("-", "")), isDown: by.startsWith("-") });

    // What readers do
    const changed = () => {
      filter();
      clearTimeout(timer);
      timer = setTimeout(keep, 250);
    };
    box.addEventListener("input", changed);
    const empty = ({ target }) => {
      for (const control of [search, ...facets.map(({ select }) => select)]) control.value = "";
      if (target === reset) sort.column = -1;
      arrange();
      changed();
      search.focus();
    };
    for (const button of [clear, reset]) button.addEventListener("click", empty);
    heads.forEach((head, at) => {
      const place = head.querySelector("p") ?? head;
      place.append(make("button", { type: "button", className: "beliefs-sort" }, ...place.childNodes));
      place.lastChild.addEventListener("click", () => {
        const next = sort.isDown ? { column: -1 } : { isDown: true };
        Object.assign(sort, sort.column === at ? next : { column: at, isDown: false });
        arrange();
        changed();
      });
    });
    arrange();
    filter();
    table.classList.add("beliefs-sortable");
    return changed;
  };

  /* The records of a table of the page. */
  const enhance = (table) => {
    const lines = [...table.tBodies[0].rows].map((row) => ({ row, isStart: row.classList.contains("beliefs-group") }));
    const byLink = new Map(); // a record can stand in several groups
    let group = "";
    for (const { row } of lines) {
      if (row.classList.contains("beliefs-group-row")) group = textOf(row);
      else {
        const link = row.querySelector(".beliefs-claim-cell a")?.href ?? row;
        const record = byLink.get(link) ?? { row, group: [], text: fold(row.textContent), cell: (at) => read(row.cells[at]) };
        record.group.push(group || NONE);
        record.text += ` ${fold(group)}`;
        byLink.set(link, record);
      }
    }
    const records = [...byLink.values()];
    const columns = [...records[0].row.cells].map((cell) => /beliefs-(\w+)-cell/.exec(cell.className)?.[1]);
    const tools = makeTools(table.dataset, textOf(table.caption?.querySelector(".caption-text")));
    control(table, table.id, table.dataset, tools, { columns, records, lines, hasGroups: group });
    table.closest(".beliefs-table").before(tools.box);
  };

  document.querySelectorAll("table.beliefs-index[data-beliefs-count]").forEach(enhance);
  window.beliefsTables = { FORTHCOMING, control, fold, make, makeTools, spaced }; // for beliefs-parts.js
})();
