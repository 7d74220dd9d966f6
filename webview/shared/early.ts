/** What was clicked, pressed and typed in a first frame before the page's script was there: it takes effect, once. */

/** What the frame's own script has recorded (`src/host/frame-html.ts`); it records as long as this is its list. */
interface Recording {
  vmibenchEarly?: readonly Event[] | undefined;
}

/** Of these the browser knew what to do by itself: it followed the link, or says what was entered. */
const native = 'a, label, input, select';
/** VS Code hears of each key by itself; those with a modifier are its own. */
const ours = /^(?:Arrow.*|Home|End|Page.*|Enter| )$/;

/**
 * Ends the recording, before the page takes over the elements and their values become its own.
 * @returns what repeats the recorded events on those elements
 */
export function endRecording(): () => void {
  const recording = globalThis as Recording;
  const events = recording.vmibenchEarly ?? [];
  recording.vmibenchEarly = undefined;
  const repeats = events.flatMap((event) => repeatOf(event) ?? []);
  return () => {
    for (const repeat of repeats) repeat();
  };
}

function repeatOf(event: Event): (() => void) | undefined {
  const { target, type } = event;
  if (!(target instanceof Element)) return undefined;
  const send = (make: () => Event) => () => void (target.isConnected && target.dispatchEvent(make()));
  if (event instanceof KeyboardEvent)
    return ours.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey
      ? send(() => new KeyboardEvent(type, event))
      : undefined;
  if (event instanceof MouseEvent) return target.closest(native) ? undefined : send(() => new MouseEvent(type, event));
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return undefined;
  const { value } = target;
  const checked = target instanceof HTMLInputElement && target.checked;
  return () => {
    target.value = value;
    if (target instanceof HTMLInputElement) target.checked = checked;
    send(() => new Event(type, { bubbles: true }))();
  };
}
