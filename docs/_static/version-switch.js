// The version switch in the sidebar: offers the versions that versions.js lists, and opens the same
// page of the chosen one, or its first page if it does not have this one.
addEventListener("DOMContentLoaded", () => {
  const select = document.getElementById("version-switch");
  const root = document.documentElement.dataset.content_root;
  const current = select.options[0].textContent;
  const page = select.dataset.page;
  select.replaceChildren(
    ...LYTICS_VERSIONS.map(({ version, pages }) => {
      const target = pages.includes(page) ? page : "index";
      const value = `${root}../${encodeURIComponent(version)}/${target}.html`;
      return new Option(version, value, version === current, version === current);
    }),
  );
  select.disabled = select.options.length < 2;
  select.addEventListener("change", () => location.assign(select.value));
  // A page that the Back button restores shows its own version again.
  addEventListener("pageshow", () => {
    select.selectedIndex = LYTICS_VERSIONS.findIndex(({ version }) => version === current);
  });
});
