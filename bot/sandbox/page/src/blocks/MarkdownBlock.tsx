/** The block `markdown`: standard Markdown, drawn from its tree. */

import type { ComponentChildren, JSX } from "preact";

import { type Part, parseMarkdown, type Span } from "../text/markdown";
import { Link } from "../text/Text";
import type { Block } from "../types";

function drawSpan(span: Span, key: number): ComponentChildren {
  switch (span.kind) {
    case "text":
      return span.text;
    case "code":
      return <code key={key}>{span.text}</code>;
    case "bold":
      return <strong key={key}>{span.spans.map(drawSpan)}</strong>;
    case "italic":
      return <em key={key}>{span.spans.map(drawSpan)}</em>;
    case "strike":
      return <s key={key}>{span.spans.map(drawSpan)}</s>;
    case "link":
      return (
        <Link key={key} href={span.href}>
          {span.spans.map(drawSpan)}
        </Link>
      );
  }
}

const drawLines = (lines: Span[][]): ComponentChildren[] =>
  lines.flatMap((line, index) => [...(index > 0 ? [<br key={`break-${index}`} />] : []), ...line.map(drawSpan)]);

function drawPart(part: Part, key: number): JSX.Element {
  switch (part.kind) {
    case "heading":
      return (
        <div key={key} role="heading" aria-level={part.level + 2} class={`markdown-heading markdown-heading-${part.level}`}>
          {part.spans.map(drawSpan)}
        </div>
      );
    case "paragraph":
      return <p key={key}>{drawLines(part.lines)}</p>;
    case "quote":
      return <blockquote key={key}>{drawLines(part.lines)}</blockquote>;
    case "code":
      return <pre key={key}>{part.text}</pre>;
    case "rule":
      return <hr key={key} class="divider" />;
    case "list": {
      const List = part.ordered ? "ol" : "ul";
      return (
        <List key={key}>
          {part.items.map((item, index) => (
            <li key={index} style={{ marginLeft: `${item.indent * 24}px` }}>
              {item.spans.map(drawSpan)}
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return (
        <div key={key} class="table">
          <table>
            <tbody>
              {part.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) =>
                    index === 0 ? (
                      <th key={column} scope="col">
                        {cell.map(drawSpan)}
                      </th>
                    ) : (
                      <td key={column}>{cell.map(drawSpan)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

export function MarkdownBlock({ block }: { block: Block }): JSX.Element {
  return <div class="rich markdown">{parseMarkdown(typeof block.text === "string" ? block.text : "").map(drawPart)}</div>;
}
