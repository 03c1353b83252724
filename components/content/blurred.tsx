"use client";
import { Button } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { usePreferences } from "@/components/preferences/preferences";
import classes from "./content.module.css";

/** People's words: blurred, and silent to those who listen, until they are asked for; shown at once to who has chosen that. */
export function Blurred({ what, children }: { what: string; children: ReactNode }) {
  const { blurWords } = usePreferences();
  const [isShown, setShown] = useState(!blurWords);
  const Icon = isShown ? IconEyeOff : IconEye;
  return (
    <div className={classes.blurred}>
      <div className={classes.words} data-hidden={!isShown || undefined} aria-hidden={!isShown} dir="auto">
        {children}
      </div>
      {(blurWords || !isShown) && (
        <Button
          className={classes.ask}
          size="compact-xs"
          variant="default"
          aria-pressed={isShown}
          leftSection={<Icon size={14} aria-hidden />}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? `Blur the ${what}` : `Show the ${what}`}
        </Button>
      )}
    </div>
  );
}
