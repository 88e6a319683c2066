/** The signal by which a confined process ends itself that has taken too much memory. */
export const TOO_MUCH_MEMORY = "SIGUSR2";
