/**
 * Texts and addresses of strangers, as text: in their own direction, cut short where they are long, never as markup.
 *
 * In: what a source or the server says. Out: the text, all of it one press away; a link that shows where it leads.
 */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { words } from "../../words/words";
import { hostOf } from "./numbers";

/** About five lines. */
const LONG = 420;

/** What somebody wrote, whose language nobody states. */
export function Says({ text }: { readonly text: string }) {
  const open = useSignal(false);
  const say = words.value.evidence.long;
  if (text.length <= LONG) return <blockquote dir="auto">{text}</blockquote>;
  const turn = () => {
    open.value = !open.value;
  };
  return (
    <>
      <blockquote dir="auto" class={open.value ? "" : "clamped"}>
        {text}
      </blockquote>
      <button type="button" class="on-screen" aria-expanded={open.value} onClick={turn}>
        {open.value ? say.less : say.all}
      </button>
    </>
  );
}

/** A sentence of the server: English. */
export function Told({ text }: { readonly text: string }) {
  return <bdi lang="en">{text}</bdi>;
}

/** Where a report can be read. What is no address of the web stands as text. */
export function Source({ address }: { readonly address: string | null | undefined }) {
  const say = words.value.evidence.accounts;
  if (address == null || address === "") return <>{say.noAddress}</>;
  const host = hostOf(address);
  if (host === null) return <bdi>{address}</bdi>;
  return (
    <a class="source" href={address} rel="noreferrer noopener" target="_blank">
      <bdi>{host}</bdi>
    </a>
  );
}

export interface FactProps {
  readonly name: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** One line of a list of facts. */
export function Fact({ name, children, ...rest }: FactProps) {
  return (
    <div class={rest.class}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
