import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./fact-list.module.css";

/** Names and values in two columns; what is not known is said, not left out. */
export function FactList({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className={classes.list}>
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
