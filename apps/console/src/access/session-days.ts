/** How long a session lasts. */
export const sessionDays = 30;
