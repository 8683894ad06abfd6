/** Fictional people and offices are put together from these. Accents, apostrophes and double surnames are meant to hurt. */
// biome-ignore format: a name a line would bury the rest
export const FIRST_NAMES = [
  'Abigail', 'Adaeze', 'Amélie', 'Ana Lucía', 'Anders', 'Beatriz', 'Benjamin', 'Björn', 'Brigid', 'Carlos', 'Chidi',
  'Chloë', 'Connor', 'Daniela', 'Darnell', 'Desmond', 'Dmitri', 'Eileen', 'Elif', 'Emeka', 'Esther', 'Fatima', 'François',
  'Gabriela', 'George', 'Giulia', 'Grace', 'Hana', 'Harold', 'Hiroshi', 'Imani', 'Ingrid', 'Isaac', 'Jamal', 'Jean-Luc',
  'Joanna', 'José', 'Kalani', 'Keisha', 'Kenji', 'Lakshmi', 'Latoya', 'Leilani', 'Liam', 'Magdalena', 'Marcus', 'Margaret',
  'Mary Ann', 'Mehmet', 'Mei', 'Miguel', 'Nadia', 'Naveen', 'Niamh', 'Noah', 'Olga', 'Oluwaseun', 'Omar', 'Patrice', 'Paulo',
  'Priya', 'Rachel', 'Renée', 'Robert', 'Rosa', 'Ruth', 'Samuel', 'Siobhán', 'Sofía', 'Sven', 'Takumi', 'Thanh', 'Thomas',
  'Ursula', 'Vivian', 'William', 'Xiomara', 'Yusuf', 'Zoë', 'Zuzana',
] as const;

// biome-ignore format: a name a line would bury the rest
export const LAST_NAMES = [
  'Abara', 'Achterberg', 'Ali', 'Álvarez', 'Ångström', 'Baker', 'Banerjee', 'Bauer', "O'Brien", 'Castillo', 'Chen',
  'Cohen', 'Contreras', 'Cruz', "D'Angelo", 'Davis', 'de la Cruz', 'Delacroix', 'Dubois', 'Eze', 'Fernández', 'Fitzgerald',
  'García', 'Greene', 'Gutiérrez', 'Haddad', 'Hansen', 'Hernández', 'Hoang', 'Ibrahim', 'Ivanov', 'Jackson', 'Jensen',
  'Johnson', 'Kahananui', 'Kaplan', 'Kaur', 'Kim', 'Kowalski', 'Lee', 'López', 'MacDonald', 'Martin', 'McCarthy', 'Mendoza',
  'Miller', 'Mitchell', 'Moreau', 'Müller', 'Muñoz', 'Nakamura', 'Nguyen', 'Novák', 'Núñez', 'Okafor', 'Ortiz', 'Owens',
  'Park', 'Patel', 'Peña', 'Pérez', 'Petrov', 'Price', 'Quinn', 'Ramírez', 'Reyes', 'Rossi', 'Ruiz', 'Sánchez', 'Santos',
  'Schäfer', 'Sharma', 'Silva', 'Singh', 'Smith', 'St. James', 'Suzuki', 'Tran', 'Turner', 'van den Berg', 'Vásquez', 'Wang',
  'Washington', 'White', 'Williams', 'Wójcik', 'Wright', 'Yamamoto', 'Yıldız', 'Zhang',
] as const;

// biome-ignore format: a name a line would bury the rest
export const OFFICES = [
  'Alder & Ash Realty', 'Bayview Homes', 'Bluebird Brokerage', 'Cedar Lane Properties', 'Cornerstone Realty, LLC',
  'Duck Pond Real Estate', 'Fernwood Group', 'Four Lanterns Realty', 'Garden Gate Homes', 'Harbor & Hill',
  'Juniper Street Realty', 'Kite Hill Properties', 'Larkspur Homes', 'Maple Row Realty', 'Northstar Brokerage Co.',
  'Old Mill Realty', 'Peach Tree Group', 'Quarry Road Homes', 'Red Barn Realty', 'Saltbox Properties',
  'Señal Realty', 'Tall Pines Brokerage', 'Upland Homes', 'Velvet Door Realty', 'Willow & Wren',
] as const;
