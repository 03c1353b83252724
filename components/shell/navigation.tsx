"use client";
import { NavLink, Stack } from "@mantine/core";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useSession } from "@/components/session/session";
import { pagesFor } from "./pages";
import classes from "./shell.module.css";

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const pathname = usePathname();
  const { permissions } = useSession();
  return (
    <Stack gap={2}>
      {pagesFor(permissions).map((page) => {
        const isHere = page.href === "/" ? pathname === "/" : pathname.startsWith(page.href);
        return (
          <NavLink
            key={page.href}
            component={Link}
            href={page.href}
            label={page.label}
            leftSection={<page.icon size={17} stroke={1.6} aria-hidden />}
            active={isHere}
            aria-current={isHere ? "page" : undefined}
            className={classes.link}
            onClick={onNavigate}
          />
        );
      })}
    </Stack>
  );
}
