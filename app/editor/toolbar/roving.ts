import { type KeyboardEvent, type RefObject, useEffect } from 'react';

function toolsIn(bar: HTMLElement | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])].filter(
    (tool) => tool.offsetParent !== null,
  );
}

function letIn(tools: readonly HTMLElement[], one: HTMLElement | undefined): void {
  for (const tool of tools) tool.tabIndex = tool === one ? 0 : -1;
}

/**
 * One stop for the Tab key in a toolbar, and arrow keys inside it. The stop is the tool that had the focus
 * last. Tools may come and go, so this is looked after in the page itself after every drawing.
 */
export function useRovingTools(bar: RefObject<HTMLElement>) {
  useEffect(() => {
    const tools = toolsIn(bar.current);
    letIn(tools, tools.find((tool) => tool.tabIndex === 0 && tool.hasAttribute('tabindex')) ?? tools[0]);
  });
  return {
    onFocus: () => {
      const tools = toolsIn(bar.current);
      const focused = tools.find((tool) => tool === document.activeElement);
      if (focused !== undefined) letIn(tools, focused);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const tools = toolsIn(bar.current);
      const here = tools.indexOf(document.activeElement as HTMLElement);
      const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tools.length - 1 }[event.key];
      if (here < 0 || to === undefined) return;
      event.preventDefault();
      tools[(to + tools.length) % tools.length]?.focus();
    },
  };
}

/** Puts the focus on the tool that had it last. */
export function focusToolbar(): void {
  const bar = document.querySelector<HTMLElement>('.cc-toolbar');
  const tools = toolsIn(bar);
  (tools.find((tool) => tool.tabIndex === 0) ?? tools[0])?.focus();
}
