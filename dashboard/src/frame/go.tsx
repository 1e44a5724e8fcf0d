/**
 * A link that changes the address: a real one, which can be opened in a new window, copied and reached by keyboard.
 *
 * In: the change. Out: `go()` on an ordinary click; all other clicks are the browser's.
 */
import type { ComponentChildren, PartialAnchorHTMLAttributes } from "preact";
import type { Address } from "../address/address";
import { go, hrefOf } from "../address/live";

/** What is handed on to the link itself. */
type Passed =
  | "id"
  | "class"
  | "lang"
  | "hreflang"
  | "title"
  | "tabIndex"
  | "aria-label"
  | "aria-current"
  | "aria-describedby";

export interface GoProps extends Pick<PartialAnchorHTMLAttributes<HTMLAnchorElement>, Passed> {
  readonly change: Partial<Address>;
  readonly children: ComponentChildren;
}

export function Go({ change, children, ...rest }: GoProps) {
  const click = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(change);
  };
  return (
    <a {...rest} href={hrefOf(change)} onClick={click}>
      {children}
    </a>
  );
}
