/** The blocks `table` and `data_table`. */

import type { JSX } from "preact";

import { Plain, Text } from "../text/Text";
import type { Block, TableCell } from "../types";
import { RichElements } from "./RichText";

function Cell({ cell }: { cell: TableCell }): JSX.Element {
  if (cell.type === "rich_text") {
    return <RichElements elements={cell.elements} />;
  }
  return <>{cell.text ?? String(cell.value ?? "")}</>;
}

export function Table({ block }: { block: Block }): JSX.Element {
  const [head, ...rows] = block.rows ?? [];
  const alignOf = (column: number): { textAlign: "left" | "center" | "right" } => ({
    textAlign: block.column_settings?.[column]?.align ?? "left",
  });
  const { caption } = block;
  return (
    <div class="table" tabIndex={0} role="region" aria-label="Table">
      <table>
        {caption && <caption>{typeof caption === "string" ? <Plain text={caption} /> : <Text of={caption} />}</caption>}
        <thead>
          <tr>
            {(head ?? []).map((cell, column) => (
              <th key={column} scope="col" style={alignOf(column)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={alignOf(column)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
