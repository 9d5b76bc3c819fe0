/** Closes an open menu by Escape, giving the focus back, and by a click elsewhere. */
export function closeMenus(page: Document): void {
  const menus = [...page.querySelectorAll<HTMLDetailsElement>('details[data-menu]')];
  if (menus.length === 0) return;
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus.filter(({ open }) => open)) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
  page.addEventListener('click', ({ target }) => {
    for (const menu of menus) {
      if (menu.open && target instanceof Node && !menu.contains(target)) menu.open = false;
    }
  });
}
