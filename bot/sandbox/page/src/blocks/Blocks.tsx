/** Draws a list of blocks on a surface. */

import type { ComponentType, JSX } from "preact";

import { ElementView } from "../elements/ElementView";
import { type Surface, SurfaceContext } from "../elements/surface";
import { viewErrors } from "../store";
import { Text } from "../text/Text";
import { isSafeAddress } from "../text/mrkdwn";
import { type Block, type TextObject, textsOf } from "../types";
import { MarkdownBlock } from "./MarkdownBlock";
import { RichText } from "./RichText";
import { Table } from "./Table";

interface BlockProps {
  block: Block;
}

const textOf = (block: Block): TextObject | undefined => (typeof block.text === "object" ? block.text : undefined);

function Section({ block }: BlockProps): JSX.Element {
  const text = textOf(block);
  return (
    <div class="section">
      <div class="section-main">
        {text && (
          <div class="section-text">
            <Text of={text} />
          </div>
        )}
        {block.fields && (
          <div class="section-fields">
            {block.fields.map((field, index) => (
              <div key={index}>
                <Text of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div class="section-accessory">
          <ElementView block={block} element={block.accessory} />
        </div>
      )}
    </div>
  );
}

function Header({ block }: BlockProps): JSX.Element {
  const text = textOf(block);
  const Level = (["h3", "h3", "h4", "h5", "h6"] as const)[block.level ?? 1] ?? "h3";
  return <Level class="header">{text && <Text of={text} />}</Level>;
}

function ContextBlock({ block }: BlockProps): JSX.Element {
  return (
    <div class="context">
      {textsOf(block).map((element, index) =>
        element.type === "image" ? (
          <img key={index} src={element.image_url} alt={element.alt_text ?? ""} />
        ) : (
          <span key={index}>
            <Text of={element} />
          </span>
        ),
      )}
    </div>
  );
}

function Actions({ block }: BlockProps): JSX.Element {
  return (
    <div class={block.type === "actions" ? "actions" : "actions context-actions"}>
      {(block.elements ?? []).map((element, index) => (
        <ElementView key={element.action_id ?? index} block={block} element={element} />
      ))}
    </div>
  );
}

function Picture({ block }: BlockProps): JSX.Element {
  const source = block.image_url ?? block.slack_file?.url ?? "";
  return (
    <figure class="picture">
      {block.title && (
        <figcaption>
          <Text of={block.title} />
        </figcaption>
      )}
      {isSafeAddress(source) && <img src={source} alt={block.alt_text ?? ""} />}
    </figure>
  );
}

function Input({ block }: BlockProps): JSX.Element {
  const error = viewErrors.value[block.block_id ?? ""];
  return (
    <div class={error ? "input input-wrong" : "input"} data-block-id={block.block_id}>
      <div class="input-label">
        {block.label && <Text of={block.label} />}
        {block.optional && <span class="input-optional"> (optional)</span>}
      </div>
      {block.element && <ElementView block={block} element={block.element} />}
      {error && (
        <div class="input-error" role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div class="input-hint">
          <Text of={block.hint} />
        </div>
      )}
    </div>
  );
}

const DRAWN: Record<string, ComponentType<BlockProps>> = {
  actions: Actions,
  context: ContextBlock,
  context_actions: Actions,
  data_table: Table,
  divider: () => <hr class="divider" />,
  header: Header,
  image: Picture,
  input: Input,
  markdown: MarkdownBlock,
  rich_text: RichText,
  section: Section,
  table: Table,
};

function BlockView({ block }: BlockProps): JSX.Element {
  const Drawn = DRAWN[block.type];
  return Drawn ? <Drawn block={block} /> : <p class="not-drawn">The sandbox does not draw the block “{block.type}”.</p>;
}

export function Blocks(props: { surface: Surface }): JSX.Element {
  return (
    <SurfaceContext.Provider value={props.surface}>
      <div class="blocks">
        {props.surface.blocks.map((block, index) => (
          <BlockView key={block.block_id ?? index} block={block} />
        ))}
      </div>
    </SurfaceContext.Provider>
  );
}
