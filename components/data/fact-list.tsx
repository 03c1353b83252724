import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./fact-list.module.css";

/** Names and values, side by side where there is room, or each across the whole width; what is not known is said, not left out. */
export function FactList({ facts, isWide }: { facts: [name: string, value: ReactNode][]; isWide?: boolean }) {
  return (
    <dl className={classes.list} data-wide={isWide}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>
            {value === null || value === "" ? (
              <Text c="dimmed" inherit component="span">
                not known
              </Text>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
