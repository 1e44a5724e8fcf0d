/**
 * Copies the address, so that somebody else sees the same.
 *
 * In: the address bar. Out: the clipboard, or, where the browser refuses it, a field to copy from by hand.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { address } from "../../address/live";
import { announce } from "../../frame/announce";
import { words } from "../../words/words";

type State = "unasked" | "copied" | "refused";

export function CopyAddress() {
  const state = useSignal<{ readonly now: State; readonly of: unknown }>({ now: "unasked", of: null });
  const say = words.value.evidence.copy;
  const shown = address.value;
  // What was said of another address is not said of this one.
  const now = state.value.of === shown ? state.value.now : "unasked";
  const copy = async () => {
    const done = await copied(location.href);
    state.value = { now: done ? "copied" : "refused", of: shown };
    announce(done ? say.done : say.byHand);
  };
  return (
    <span class="copy on-screen">
      <button type="button" onClick={() => void copy()}>
        {say.button}
      </button>
      {now === "copied" && <span class="soft">{say.done}</span>}
      {now === "refused" && <ByHand />}
    </span>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard: not a secure address, or not allowed. The field takes its place.
    return false;
  }
}

function ByHand() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <label>
      {words.value.evidence.copy.byHand}{" "}
      <input ref={field} type="text" readOnly dir="ltr" value={location.href} />
    </label>
  );
}
