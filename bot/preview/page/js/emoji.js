// The emoji a recruiting channel meets, by Slack's names. Others stay as :name:, which reads well enough.

const TABLE = `
grinning 😀 smiley 😃 smile 😄 grin 😁 laughing 😆 joy 😂 rofl 🤣 slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 blush 😊
heart_eyes 😍 thinking_face 🤔 neutral_face 😐 expressionless 😑 smirk 😏 unamused 😒 roll_eyes 🙄 relieved 😌 sleeping 😴 sunglasses 😎
nerd_face 🤓 confused 😕 worried 😟 slightly_frowning_face 🙁 open_mouth 😮 astonished 😲 flushed 😳 cry 😢 sob 😭 scream 😱
sweat_smile 😅 sweat 😓 triumph 😤 exploding_head 🤯 face_with_monocle 🧐 shushing_face 🤫 zipper_mouth_face 🤐 robot_face 🤖 ghost 👻
wave 👋 raised_hands 🙌 clap 👏 pray 🙏 handshake 🤝 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 v ✌️ point_right 👉 point_left 👈
point_up ☝️ point_down 👇 muscle 💪 eyes 👀 ear 👂 brain 🧠 bust_in_silhouette 👤 busts_in_silhouette 👥 speaking_head_in_silhouette 🗣️
heart ❤️ green_heart 💚 blue_heart 💙 yellow_heart 💛 purple_heart 💜 broken_heart 💔 star ⭐ star2 🌟 sparkles ✨ zap ⚡ fire 🔥 boom 💥
100 💯 tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 dart 🎯 rocket 🚀 seedling 🌱 herb 🌿 evergreen_tree 🌲 deciduous_tree 🌳
sunny ☀️ cloud ☁️ rainbow 🌈 snowflake ❄️ earth_africa 🌍 globe_with_meridians 🌐 house 🏠 office 🏢 coffee ☕ pizza 🍕 cake 🍰
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️ no_entry ⛔ no_entry_sign 🚫
triangular_flag_on_post 🚩 checkered_flag 🏁 white_flag 🏳️ question ❓ grey_question ❔ exclamation ❗ grey_exclamation ❕ bangbang ‼️
information_source ℹ️ bulb 💡 mag 🔍 mag_right 🔎 key 🔑 lock 🔒 unlock 🔓 link 🔗 paperclip 📎 pushpin 📌 round_pushpin 📍 bookmark 🔖
scissors ✂️ pencil ✏️ pencil2 ✏️ memo 📝 page_facing_up 📄 page_with_curl 📃 bookmark_tabs 📑 clipboard 📋 notebook 📓 books 📚 book 📖 open_book 📖
card_index 📇 card_file_box 🗃️ file_folder 📁 file_cabinet 🗄️ wastebasket 🗑️ calendar 📆 date 📅 bar_chart 📊 chart_with_upwards_trend 📈
chart_with_downwards_trend 📉 email 📧 envelope ✉️ inbox_tray 📥 outbox_tray 📤 package 📦 telephone_receiver 📞 iphone 📱 computer 💻
desktop_computer 🖥️ keyboard ⌨️ gear ⚙️ wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ toolbox 🧰 nut_and_bolt 🔩 microscope 🔬 test_tube 🧪
alembic ⚗️ abacus 🧮 balance_scale ⚖️ scales ⚖️ shield 🛡️ microphone 🎤 studio_microphone 🎙️ headphones 🎧 loud_sound 🔊 mute 🔇 bell 🔔
no_bell 🔕 mega 📣 loudspeaker 📢 speech_balloon 💬 thought_balloon 💭 left_speech_bubble 🗨️ hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️
alarm_clock ⏰ clock3 🕒 repeat 🔁 arrows_counterclockwise 🔄 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrow_forward ▶️
rewind ⏪ fast_forward ⏩ heavy_plus_sign ➕ heavy_minus_sign ➖ red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡
large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 white_circle ⚪ black_circle ⚫ large_green_square 🟩 large_red_square 🟥
large_yellow_square 🟨 small_blue_diamond 🔹 large_blue_diamond 🔷 small_orange_diamond 🔸 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣
seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 snake 🐍 whale 🐳 elephant 🐘 bug 🐛 ant 🐜 bee 🐝 turtle 🐢 owl 🦉 crystal_ball 🔮 jigsaw 🧩
compass 🧭 world_map 🗺️ construction 🚧 traffic_light 🚦 vertical_traffic_light 🚦 ship 🚢 airplane ✈️ satellite 🛰️ bridge_at_night 🌉
mortar_board 🎓 briefcase 💼 necktie 👔 art 🎨 game_die 🎲 magnet 🧲 label 🏷️ moneybag 💰 receipt 🧾 new 🆕 free 🆓 sos 🆘 recycle ♻️`;

const words = TABLE.trim().split(/\s+/);
const EMOJI = new Map(words.flatMap((word, at) => (at % 2 ? [] : [[word, words[at + 1]]])));

export const NAME = /:([a-z0-9_+'-]+):(?::skin-tone-\d:)?/;

export const emoji = (name) => EMOJI.get(name);

/** For plain_text, where emoji are the only thing read. */
export const withEmoji = (text) => text.replace(new RegExp(NAME, "g"), (all, name) => EMOJI.get(name) ?? all);
