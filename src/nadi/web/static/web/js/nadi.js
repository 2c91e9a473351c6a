/* What the pages gain with JavaScript; every one of them works without it. Words come from the HTML. */
"use strict";

const on = (type, selector, react) =>
  document.addEventListener(type, (event) => {
    const target = event.target.closest?.(selector);
    if (target) react(target, event);
  });

/* Dialogs: the button is a link to the page that does the same. */
on("click", "[data-dialog]", (link, event) => {
  const dialog = document.getElementById(link.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});
on("click", "dialog", (dialog, event) => {
  if (event.target === dialog) dialog.close();
});

/* Menus close when the reader turns elsewhere. */
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("[data-menu][open]")) if (menu !== except) menu.open = false;
};
document.addEventListener("click", (event) => closeMenus(event.target.closest("[data-menu]")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("[data-menu][open]");
  closeMenus();
  menu?.querySelector("summary").focus();
});

/* A stroke of "/" leads to the search. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = [...document.querySelectorAll("[data-search]")].find((one) => one.offsetParent);
  if (!box) return;
  event.preventDefault();
  box.focus();
});

/* Forms: ask before what cannot be undone, send once, warn before losing what was typed. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (form.dataset.sent || (question && !window.confirm(question))) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  delete form.dataset.changed;
  if (form.method !== "post") return;
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(release, PATIENCE, form);
}, true);
/* A form that answers with a file leaves the page standing. */
const PATIENCE = 8000;
const release = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
};
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) release(form);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release);
});
on("input", "form[data-unsaved]", (form) => {
  form.dataset.changed = "yes";
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-unsaved][data-changed]")) event.preventDefault();
});

/* Things that need the script to be of use appear only with it. */
const wake = (root) => {
  for (const button of root.querySelectorAll("[data-toast-close]")) button.hidden = false;
  root.querySelector("[data-focus]")?.focus();
  /* On a phone the tabs go on beyond the edge: begin where the reader is. */
  for (const tab of root.querySelectorAll(".tabs-tab[aria-current]")) {
    const list = tab.closest(".tabs-list");
    list.scrollLeft += tab.getBoundingClientRect().left - list.getBoundingClientRect().left;
  }
};
on("click", "[data-toast-close]", (button) => button.closest("[data-toast]").remove());
on("click", "[data-print]", () => window.print());
document.addEventListener("htmx:load", (event) => wake(event.detail.elt));
wake(document);
