/**
 * The page begins: theme, words, frame. Everything else follows from the address.
 *
 * Read next: `frame/page.tsx` for what stands where, `address/live.ts` for what steers it.
 */
import "./look/tokens.css";
import "./look/base.css";
import "./look/standing.css";
import "./frame/frame.css";
import "./look/print.css";
import { render } from "preact";
import { Page } from "./frame/page";
import { hearChanges } from "./loaded/cases";
import { keepTheme } from "./look/theme";
import { keepWords, wordsAreHere } from "./words/words";

keepTheme();
keepWords();
const host = document.getElementById("page");
if (host !== null) {
  await wordsAreHere();
  render(<Page line={hearChanges()} />, host);
}
