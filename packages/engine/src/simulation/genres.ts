/** A genre of the simulated world: where it lies in the space of tastes, how it sounds, and the words of its invented names. */
export interface Genre {
  readonly name: string;
  /** acoustic, loud, electronic, danceable, gloomy, strange; each −1 … 1. */
  readonly place: readonly number[];
  /** Beats a minute, from and to. */
  readonly tempo: readonly [number, number];
  /** Mean of its tracks, −1 … 1. */
  readonly valence: number;
  readonly arousal: number;
  /** Patterns of artists' names: `{a}` and `{b}` stand for words. */
  readonly artists: readonly string[];
  readonly a: readonly string[];
  readonly b: readonly string[];
  /** Patterns of titles: `{x}` and `{y}` stand for words. */
  readonly titles: readonly string[];
  readonly x: readonly string[];
  readonly y: readonly string[];
}

const words = (text: string): string[] => text.split(" ");

/** Every name is made up; if a combination exists outside, that is chance. */
export const GENRES: readonly Genre[] = [
  {
    name: "ambient",
    place: [-0.1, -1, 0.7, -0.9, 0.2, 0.6],
    tempo: [50, 90],
    valence: 0.1,
    arousal: -0.8,
    artists: ["{a}{b}", "{a} {b}", "{b} for {a}"],
    a: words("Moth Lumen Hush Fathom Tundra Vesper Isobar Mica Eider Halcyon Umber Nimbus Sleet Pollen Quill Drowse"),
    b: words("arium field drift loom glass meridian tarn hollow archive estuary lantern orrery cloudbank vapour plateau cradle"),
    titles: ["{x} over {y}", "{y}, Seen from {x}", "{x} {y}", "A {y} without {x}"],
    x: words("Frost Rain Silence Distance Dusk Snowmelt Static Breath Salt Lichen Moonrise Fog Amber Stillness Tidewater Haze"),
    y: words(
      "Harbour Window Staircase Orchard Runway Greenhouse Reservoir Attic Causeway Glacier Corridor Marsh Lighthouse Dome Canal Quarry",
    ),
  },
  {
    name: "folk",
    place: [1, -0.5, -0.9, -0.4, 0.2, -0.2],
    tempo: [70, 125],
    valence: 0.1,
    arousal: -0.4,
    artists: ["{a} & {b}", "The {b} {a}s", "{a} of the {b}", "Old {b} {a}"],
    a: words(
      "Wren Tinker Sparrow Cobbler Thistle Weaver Otter Fiddler Nettle Heron Miller Badger Shepherd Bramble Lark Chandler",
    ),
    b: words(
      "Millbrook Ashdown Barley Hearth Fennel Coldwater Applegate Hazelbank Driftwood Peat Rushlight Lowmoor Turnpike Kettle Orchard Burrow",
    ),
    titles: ["The {x} of {y}", "{y} {x}", "Carry Me to {y}", "My {x}, My {y}", "When the {x} Came to {y}"],
    x: words(
      "Ploughman Lantern Letter Ribbon Fiddle River Winter Daughter Ballad Wagon Candle Sailor Harvest Bell Raven Blanket",
    ),
    y: words(
      "Aberwick Tansy Corrieglen Rosemary Elderfold Kirkmere Clover Wexholm Gorsey Dunnock Marigold Penbrook Sedgeley Yarrow Fallow Larkrise",
    ),
  },
  {
    name: "techno",
    place: [-1, 0.7, 1, 0.8, 0.3, 0.3],
    tempo: [122, 145],
    valence: -0.1,
    arousal: 0.7,
    artists: ["{a}{b}", "{a} {b}", "DJ {a}{b}", "{b} Unit {a}"],
    a: words("Kiln Servo Vektor Strobo Turbin Anode Klikk Relais Piston Diode Krypt Tesser Ohmra Konvoi Grid Zinc"),
    b: words(
      "motor werkstatt logic phase cabinet circuit foundry protocol elevator substation sequence matrix terminal bunker reactor conveyor",
    ),
    titles: ["{x} {y}", "{x} ({y} Mix)", "{y} 0{x}", "{x}/{y}"],
    x: words("Torque Relay Pulse Chrome Carbon Voltage Signal Gantry Piston Flux Concrete Delta Sodium Module Shift Oxide"),
    y: words(
      "Basement Overload Platform Tunnel Midnight Assembly Sector Warehouse Feedback Transit Cathode Reverse Loading Escalator Overnight Depot",
    ),
  },
  {
    name: "house",
    place: [-0.7, 0.5, 0.7, 1, -0.7, -0.2],
    tempo: [115, 128],
    valence: 0.6,
    arousal: 0.5,
    artists: ["{a} {b}", "The {a} {b}", "{a} & the {b}", "{b} by {a}"],
    a: words(
      "Marcelline Papaya Coconut Disco Saffron Lorenzo Tangerine Valentina Poolside Peach Monique Sherbet Bellini Honey Delphine Mango",
    ),
    b: words(
      "Terrace Cabana Groove Balcony Lounge Rooftop Foundation Veranda Parade Affair Department Shuffle Society Pavilion Fountain Penthouse",
    ),
    titles: ["{x} Me {y}", "{y} {x}", "Give Me {x}", "{x} in the {y}", "Feel That {x}"],
    x: words("Love Lift Heat Move Hold Colour Shine Free Joy Rhythm Fever Take Keep Sugar Want Release"),
    y: words(
      "Higher Sunshine Tonight Paradise Daylight Morning Forever Garden City Mirror Together Water Sunrise Again Summer Closer",
    ),
  },
  {
    name: "hip hop",
    place: [-0.4, 0.4, 0.4, 0.7, 0.2, 0.1],
    tempo: [78, 104],
    valence: 0,
    arousal: 0.3,
    artists: ["MC {a}", "{a} {b}", "Lil {a}{b}", "{a} tha {b}", "{b} Mob {a}"],
    a: words(
      "Pocketlint Cassius Marble Doubletake Brix Kerbside Nickel Tallboy Proverb Zephyr Sidewalk Mothball Ledger Crisp Fable Quarter",
    ),
    b: words(
      "Vellum Postcode Cornershop Tenspeed Rooftop Thesaurus Voltage Sandwich Calculus Bodega Payphone Comma Overtime Ticket Stairwell Lamplight",
    ),
    titles: ["{x} {y}", "{y} on the {x}", "No {x}, No {y}", "{x} Talk", "{y} (Skit for {x})"],
    x: words(
      "Corner Money Crown Elevator Concrete Sunday Receipt Stoop Hunger Bassline Notebook Block Kitchen Grandma Subway Lesson",
    ),
    y: words(
      "Season Rules Dreams Diaries Freestyle Weather Business Blessings Math Chronicles Hours Manners Logic Habits Static Gospel",
    ),
  },
  {
    name: "metal",
    place: [-0.3, 1, -0.4, -0.5, 1, 0.3],
    tempo: [95, 190],
    valence: -0.6,
    arousal: 0.9,
    artists: ["{a}{b}", "{a} of {b}", "Cryptic {b}", "{b} {a}"],
    a: words("Grave Wrath Iron Bane Skull Dread Rot Doom Ash Gore Thorn Goat Plague Frost Hex Blight"),
    b: words(
      "moss colossus hammer warden chasm cauldron spire tyrant furnace maw anvil sepulchre marrow catacomb leviathan gauntlet",
    ),
    titles: ["{x} of the {y}", "{y} {x}", "Beneath the {y}", "Hymn to {x}", "{x} unto {y}"],
    x: words("Wrath Cinders Omen Ruin Vengeance Oath Torment Siege Blood Eclipse Burial Famine Scourge Winter Sacrament Dust"),
    y: words("Mountain Serpent Throne Abyss Crypt Legion Wolf Void Tomb Tempest Altar Gallows Raven Hollow Forge Colossus"),
  },
  {
    name: "indie rock",
    place: [0.2, 0.4, -0.3, 0, 0.1, 0.3],
    tempo: [95, 150],
    valence: 0.1,
    arousal: 0.3,
    artists: ["{a} {b}", "The {a} {b}s", "{b} at the {a}", "{a} Loves {b}", "Sorry {a}"],
    a: words(
      "Laundromat Tuesday Aquarium Trampoline Satellite Suburb Museum Library Paperclip Vending Carpark Swimming Dentist Zeppole Cardigan Raincoat",
    ),
    b: words(
      "Giraffe Accountant Pigeon Neighbour Umbrella Astronaut Lobster Librarian Goldfish Cousin Typewriter Parade Substitute Otter Intern Biscuit",
    ),
    titles: ["{x} {y}", "I Left My {y} in {x}", "{y}, {y}, {x}", "{x} Is a {y}", "Somebody's {y}"],
    x: words(
      "Cleveland Ordinary Saturday Electric Suburban Backwards Plastic Borrowed Milwaukee Careful November Sleepy Leeds Nervous Parallel Cardboard",
    ),
    y: words(
      "Bicycle Telephone Haircut Postcard Basement Swimmer Girlfriend Weekend Habit Photograph Radio Apology Sweater Driveway Teenager Summer",
    ),
  },
  {
    name: "jazz",
    place: [0.8, -0.2, -0.8, 0.3, -0.1, 0.6],
    tempo: [60, 200],
    valence: 0.2,
    arousal: -0.1,
    artists: ["The {a} {b} Quintet", "{a} {b} Trio", "{a} {b}", "{b}'s {a} Seven", "{a} {b} Orchestra"],
    a: words(
      "Marmalade Octavio Ferdie Clementine Bartholo Juniper Alphonse Cornelia Percival Lucinda Mortimer Ottoline Ignatius Wilhelmina Horatio Pearl",
    ),
    b: words(
      "Ferry Brasswell Pinkney Vandermoor Trellis Applebaum Quillfeather Dovecote Lamplighter Sidestreet Cufflink Velour Tremaine Umbrage Beaumaris Halfnote",
    ),
    titles: ["Blue {y}", "{x} for {y}", "{y} in {x} Time", "Waltz of the {y}", "{x}'s {y}"],
    x: words(
      "Midnight Delilah Seven Afternoon Beulah Five Rainy Augustus Slow Harlequin Borrowed Nocturnal Eleven Minnie Crosstown Velvet",
    ),
    y: words(
      "Corner Oyster Umbrella Cigar Alley Taxi Piano Moonlight Penguin Saxophone Teacup Staircase Shoes Monday Parlour Lemonade",
    ),
  },
  {
    name: "classical",
    place: [1, -0.4, -1, -1, 0.1, 0.4],
    tempo: [45, 150],
    valence: 0.1,
    arousal: -0.4,
    artists: ["{a} {b}", "{b} Chamber Players", "{a} von {b}", "Ensemble {b}"],
    a: words(
      "Leopoldine Aurelius Konstanze Theodrik Evgenka Matthias Ludovica Casimir Hedvig Benedek Annelore Zoltana Emerich Sidonie Rasmus Philippa",
    ),
    b: words(
      "Grauwald Petrosik Lindqvar Montavello Brenzhof Kovalitz Dahlmark Ostermeer Fiorenzi Halvardsen Szabrin Ruttenfeld Albescu Tarnowicz Wexelhaus Corvane",
    ),
    titles: ["{x} in {y}", "{y}: {x}", "{x} No. 2, {y}", "Little {x} ({y})", "Variations on {y}"],
    x: words(
      "Nocturne Sonata Rondo Prelude Fugue Partita Serenade Scherzo Elegy Minuet Étude Fantasia Romance Impromptu Bagatelle Quartet",
    ),
    y: [
      "D minor",
      "G major",
      "the Old Clock",
      "A minor",
      "the Frozen Lake",
      "E flat",
      "the Empty Ballroom",
      "F sharp minor",
    ].concat([
      "the Swans' Return",
      "C major",
      "the Apothecary",
      "B minor",
      "the Winter Garden",
      "A flat",
      "the Toy Theatre",
      "D major",
    ]),
  },
  {
    name: "soul",
    place: [0.4, -0.1, -0.3, 0.5, -0.3, -0.5],
    tempo: [65, 118],
    valence: 0.3,
    arousal: 0,
    artists: ["{a} {b}", "{a} & the {b} Band", "The {b} Sisters", "Sweet {a} {b}"],
    a: words(
      "Odessa Lavinia Jerome Earlene Cleotha Thaddeus Ruby Delroy Minerva Roscoe Georgette Lamar Philomena Otis-Ray Verbena Isaiah",
    ),
    b: words(
      "Goodwater Honeycutt Lovejoy Tenderfoot Baptiste Silkwood Merriweather Rivers Velveteen Sundayman Peachtree Glory Featherstone Hallelu Candlewick Brightside",
    ),
    titles: ["{x} My {y}", "{y} Don't Lie", "Too Much {y}", "{x} a Little {y}", "(You Got My) {y}"],
    x: words("Hold Call Save Mend Bring Spare Trust Need Keep Lend Cry Whisper Show Pour Leave Warm"),
    y: words("Heart Mercy Sugar Tears Number Patience Kisses Pride Shoulder Promise Sunday Pillow Honey Worry Name Midnight"),
  },
  {
    name: "latin",
    place: [0.5, 0.5, -0.3, 0.9, -0.8, -0.3],
    tempo: [88, 130],
    valence: 0.7,
    arousal: 0.5,
    artists: ["Los {b} de {a}", "{a} y su {b}", "Orquesta {a}", "La {b} {a}", "{a} {b}"],
    a: words(
      "Aguamarina Candelaria Maracaí Tamarindo Solimar Guayabera Palmarosa Yerbabuena Caimito Azucarera Manglar Bahíanegra Cocotera Zarzamora Cumbrera Ventolera",
    ),
    b: words(
      "Pelícanos Tambores Sombreros Relámpago Gaviotas Limones Mariposa Guitarrón Cangrejos Farolito Trueno Colibríes Marimba Volcán Chanclas Luciérnaga",
    ),
    titles: ["{x} de {y}", "La {x} del {y}", "{y} y {x}", "Baila, {y}", "Mi {x}, mi {y}"],
    x: words("Luna Noche Canción Brisa Rumba Lluvia Sombra Fiesta Calle Arena Abuela Rosa Carta Cintura Esquina Lágrima"),
    y: words("Mar Fuego Tamarindo Mango Verano Corazón Río Azúcar Puerto Ron Cielo Tabaco Sur Jazmín Olvido Domingo"),
  },
  {
    name: "pop",
    place: [-0.3, 0.3, 0.4, 0.6, -0.6, -0.9],
    tempo: [92, 130],
    valence: 0.6,
    arousal: 0.4,
    artists: ["{a} {b}", "{a} & {b}", "{b} {a}!", "{a} x {b}", "Girls of {b}"],
    a: words("Tilly Kaia Juno Maddox Pixie Romy Zara-Lou Finnley Coco Bexley Nova Dash Lulu Remi Skye Jax"),
    b: words(
      "Sparkle Lipgloss Confetti Bubblewrap Holiday Popsicle Glitterbird Moonpie Rainbird Starling Sundae Fizz Tiara Hologram Valentine Butterscotch",
    ),
    titles: ["{x} {y}", "{y} ({x} Version)", "Kiss Me like {y}", "{x} without You", "Oh My {y}"],
    x: words(
      "Dancing Crazy Sweetest Lonely Electric Forever Dizzy Golden Breathless Texting Falling Neon Perfect Secret Midnight Crying",
    ),
    y: words(
      "Heartbeat Lipstick Summer Butterflies Fireworks Diamond Selfie Cherry Rollercoaster Crush Gravity Lemonade Starlight Polaroid Boyfriend Weekend",
    ),
  },
];
