/**
 * In the place of an answer: that this cannot be asked of this case, in the server's words, and a way back.
 *
 * In: the server's refusal. Out: `go()` to the default reading with all that is known.
 */
import { DEFAULT_READING } from "../../address/address";
import type { Said } from "../../api/trouble";
import { Go } from "../../frame/go";
import { words } from "../../words/words";

export function BadQuestion({ of }: { readonly of: Said }) {
  const say = words.value.trouble;
  const said = [`${of.says ?? ""}.`, ...of.help].join(" ");
  return (
    <div class="trouble" role="alert">
      <p>
        {say.badQuestion} {of.says !== null && <bdi lang="en">{said}</bdi>}
      </p>
      <Go change={{ reading: DEFAULT_READING, asKnownOn: null }}>{say.plainQuestion}</Go>
    </div>
  );
}
