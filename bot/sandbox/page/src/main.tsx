import "./styles/base.css";
import "./styles/shell.css";
import "./styles/messages.css";
import "./styles/composer.css";
import "./styles/blocks.css";
import "./styles/elements.css";
import "./styles/dialogs.css";
import "./styles/tools.css";

import { render } from "preact";

import { attempt, start } from "./actions";
import { App } from "./App";
import { Toasts } from "./shell/Toasts";

const root = document.getElementById("page");
if (root) {
  render(
    <>
      <App />
      <Toasts />
    </>,
    root,
  );
}
void attempt(start);
