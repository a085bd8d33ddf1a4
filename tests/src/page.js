// Finds what a person would find: a control by its role and its visible name. Runs in the page as one function body;
// its arguments are the kind of thing and its name.
const [kind, wanted] = arguments;
const selectors = {
  button: "button, [role=button], [role=tab], [role=menuitem], [role=option], a[href], summary",
  field: "input, select, textarea, [role=combobox], [role=textbox]",
  row: "tr, [role=row]",
};
const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const labelOf = (element) => {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return ids.split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
  if (element.getAttribute("aria-label")) return element.getAttribute("aria-label");
  if (element.labels?.length) return [...element.labels].map((label) => label.textContent).join(" ");
  return kind === "field" ? element.getAttribute("placeholder") : element.textContent;
};
// A modal dialog covers all else, so nothing behind it can be meant.
const dialogs = [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog]")].filter(shown);
const scope = dialogs.at(-1) ?? document;
const candidates = [...scope.querySelectorAll(selectors[kind])].filter(shown);
const named = candidates.map((element) => [element, tidy(labelOf(element))]);
const exact = named.find(([, name]) => name === wanted);
const starts = named.find(([, name]) => name.startsWith(wanted));
const holds = kind === "row" ? named.find(([, name]) => name.includes(wanted)) : undefined;
return (exact ?? starts ?? holds)?.[0] ?? null;
