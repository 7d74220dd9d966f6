/** The theme in force, for what CSS cannot colour: pictures drawn by script. */
import { signal } from '@preact/signals';

/** Counts changes of the theme. */
export const themeVersion = signal(0);

/** VS Code changes the body's classes and the root's variables when the theme changes. */
export function watchTheme(): void {
  const observer = new MutationObserver(() => themeVersion.value++);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  for (const query of ['(forced-colors: active)', '(prefers-color-scheme: dark)'])
    matchMedia(query).addEventListener('change', () => themeVersion.value++);
}

export function reducedMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
