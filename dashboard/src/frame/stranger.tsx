/**
 * Texts of strangers: names, titles, reports, addresses. As text only, in their own direction, and never so long that
 * nothing else can be read.
 *
 * In: what somebody wrote. Out: a name, a text with what opens the rest of it, a link that leads outside. Invariant: how
 * much is left out is said, on paper too; only http and https become links.
 */
import { useSignal } from "@preact/signals";
import { beginning, shortened } from "../words/shortened";
import { formats, words } from "../words/words";

/** Returns a name for a place with little room. */
export function Name({ children }: { readonly children: string }) {
  return <bdi>{shortened(children)}</bdi>;
}

/** As long as what anybody writes of one event; what is longer is opened by who wants it. */
const TEXT_MAX = 700;

export interface StrangerProps {
  readonly children: string;
  /** `en` for sentences of the server. */
  readonly lang?: string;
}

export function Stranger({ children: text, lang }: StrangerProps) {
  const whole = useSignal(false);
  const say = words.value.frame;
  if (text.length <= TEXT_MAX || whole.value) return <bdi lang={lang}>{text}</bdi>;
  const count = formats.value.number(text.length);
  const open = () => {
    whole.value = true;
  };
  return (
    <>
      <bdi lang={lang}>{beginning(text, TEXT_MAX)}…</bdi>{" "}
      <button type="button" class="as-link" onClick={open}>
        {say.showAll(count)}
      </button>
      <span class="on-paper"> ({say.cut(count)})</span>
    </>
  );
}

export interface SourceLinkProps {
  /** Where it can be read, as the source's address stands in the case. */
  readonly address: string | null | undefined;
}

/** A link to where something can be read, named by its host; a text where it is no address of the web. */
export function SourceLink({ address }: SourceLinkProps) {
  if (!address) return null;
  const url = webAddress(address);
  if (url === null) return <Name>{address}</Name>;
  return (
    <a
      class="source"
      href={url.href}
      target="_blank"
      rel="noreferrer noopener"
      title={shortened(url.href, 300)}
    >
      <bdi dir="ltr">{shortened(url.host)}</bdi>
      <span class="heard"> {words.value.frame.opensOutside}</span>
    </a>
  );
}

/** Returns an address of the web; `null`: it is none, or one of another kind. */
export function webAddress(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
