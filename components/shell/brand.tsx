import Link from "next/link";
import classes from "./shell.module.css";

/** Three watched points and the ring that holds them. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10" fill="none" stroke="var(--mantine-color-lake-6)" strokeWidth="2" />
      <path d="M7.5 14.5 12 8l4.5 6.5Z" fill="none" stroke="var(--mantine-color-lake-5)" strokeWidth="1.4" />
      <circle cx="12" cy="8" r="2" fill="var(--mantine-color-lake-6)" />
      <circle cx="7.5" cy="14.5" r="2" fill="var(--mantine-color-lake-6)" />
      <circle cx="16.5" cy="14.5" r="2" fill="var(--mantine-color-lake-6)" />
    </svg>
  );
}

export function Brand() {
  return (
    <Link href="/" className={classes.brand}>
      <Mark />
      Stillwatch
    </Link>
  );
}
