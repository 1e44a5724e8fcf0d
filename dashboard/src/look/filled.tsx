/**
 * A sentence of the page with something drawn inside it: a stranger's name in its own direction, a mark, a link.
 *
 * In: a sentence that takes texts, and what stands in their places. Out: the sentence, drawn. Invariant: the language
 * decides where in the sentence each thing stands; nothing is glued to its end.
 */
import { type ComponentChildren, Fragment } from "preact";

/** Signs of the private use area: no text of ours or of a server's holds them. */
const FIRST_PLACE = 0xe000;
const PLACE = /([\uE000-\uE3FF])/;

export interface FilledProps {
  /** The sentence; called with a sign for each thing, which is then replaced. */
  say(...places: readonly string[]): string;
  readonly with: readonly ComponentChildren[];
}

export function Filled({ say, with: things }: FilledProps) {
  const places = things.map((_, at) => String.fromCodePoint(FIRST_PLACE + at));
  // The pieces of one sentence never change their order while it stands: their place is their key.
  return (
    <>
      {say(...places)
        .split(PLACE)
        .map((piece, at) => (
          <Fragment key={at}>{thingAt(piece, things)}</Fragment>
        ))}
    </>
  );
}

function thingAt(piece: string, things: readonly ComponentChildren[]): ComponentChildren {
  return PLACE.test(piece) ? things[(piece.codePointAt(0) ?? FIRST_PLACE) - FIRST_PLACE] : piece;
}
