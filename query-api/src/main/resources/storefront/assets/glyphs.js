// Line drawings of what shops sell, 48 units wide, and the words (English and Chinese) by which an
// item gets one. The first row that matches wins, so the particular stands before the general.

const ROWS = [
  ["cushion", /cushion|pillow|抱枕|靠垫|枕/, "M10 12c9 3 19 3 28 0-3 8-3 16 0 24-9-3-19-3-28 0 3-8 3-16 0-24z"],
  ["candle", /candles?|candlestick|t-lights?|tealights?|incense|fragrance|香薰|蜡烛/, "M18 20h12v20H18zM24 20v-5M24 6c4 4 3 8 0 9-3-1-4-5 0-9z"],
  ["lamp", /lamp|lighting|lights?|lantern|chandelier|灯/, "M17 8h14l6 16H11zM24 24v14M16 40h16"],
  ["phone", /phone|手机|充电|移动电源/, "M16 6h16v36H16zM22 37h4"],
  ["headphones", /headphones?|earbuds?|耳机|音频/, "M10 30v-6a14 14 0 0 1 28 0v6M10 28h6v12h-6zM32 28h6v12h-6z"],
  ["camera", /camera|相机/, "M6 15h9l3-5h12l3 5h9v24H6zM24 34a8 8 0 1 0 0-16 8 8 0 0 0 0 16z"],
  ["speaker", /speaker|音箱/, "M14 6h20v36H14zM24 36a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM24 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"],
  ["screen", /electronics|computer|television|电脑|数码|智能|键盘|鼠标/, "M6 10h36v24H6zM18 40h12M24 34v6"],
  ["watch", /watch|手表/, "M24 34a10 10 0 1 0 0-20 10 10 0 0 0 0 20zM18 15l1-9h10l1 9M18 33l1 9h10l1-9M24 19v5l4 2"],
  ["clock", /clock|钟/, "M24 40a16 16 0 1 0 0-32 16 16 0 0 0 0 32zM24 14v10l7 5"],
  ["backpack", /backpack|daypack|rucksack|书包|背包/, "M12 42V20a12 12 0 0 1 24 0v22zM19 9V6h10v3M17 27h14v9H17z"],
  ["bag", /bags?|handbag|purse|shopper|tote|luggage|手袋|包袋|挎包/, "M8 18h32l-3 24H11zM16 22v-6a8 8 0 0 1 16 0v6"],
  ["glasses", /glasses|sunglasses|眼镜/, "M14 32a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM34 32a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 24c2-2 4-2 6 0"],
  ["cup", /mugs?|cups?|teapot|coffee|tea|茶|杯|咖啡/, "M10 16h24v14a10 10 0 0 1-10 10h-4a10 10 0 0 1-10-10zM34 20h5v10h-5M17 11V6M24 11V6"],
  ["bottle", /bottles?|flask|wine|瓶|壶|feeding|喂养/, "M20 6h8v9l4 6v21H16V21l4-6zM16 28h16"],
  ["cake", /cakes?|cakestand|cakestands|baking|bakeware|bakery|muffin|cupcake|烘焙|零食|糕/, "M8 40h32V26H8zM8 32c5 4 11-4 16 0s11-4 16 0M24 26v-8M24 10c3 3 2 6 0 7-2-1-3-4 0-7z"],
  ["pot", /kitchen|cookware|pan|锅|厨/, "M10 20h28v14a6 6 0 0 1-6 6H16a6 6 0 0 1-6-6zM6 24h4M38 24h4M14 15h20M24 15v-4"],
  ["plate", /plates?|bowls?|dish|doilies|doily|tableware|tray|dinner|盘|碗|餐/, "M24 40a16 16 0 1 0 0-32 16 16 0 0 0 0 32zM24 33a9 9 0 1 0 0-18 9 9 0 0 0 0 18z"],
  ["lunch", /lunch|box|boxes|tins?|chest|drawer|storage|basket|收纳|盒/, "M8 18h32v22H8zM8 26h32M16 18v-4a8 6 0 0 1 16 0v4M22 26v5h4v-5"],
  ["fork", /cutlery|spoon|fork|knife|groceries|food|meat|meal|食品|粮油|调味/, "M15 6v36M10 6v9a5 5 0 0 0 10 0V6M33 42V6c-6 4-6 14 0 20"],
  ["fruit", /fruits?|apple|strawberry|vegetables?|水果|蔬/, "M24 16c-8-6-16 0-14 11 1 8 6 14 10 14 2 0 2-1 4-1s2 1 4 1c4 0 9-6 10-14 2-11-6-17-14-11zM24 16c0-5 2-8 6-10"],
  ["fish", /fish(ing)?|seafood|鱼/, "M6 24c8-12 20-12 28 0-8 12-20 12-28 0zM34 24l8-8v16zM15 22v1"],
  ["tree", /christmas|xmas|advent|圣诞/, "M24 5l9 12h-5l8 10h-6l7 9H11l7-9h-6l8-10h-5zM24 36v7"],
  ["egg", /easter|egg|复活/, "M24 6c8 0 13 12 13 21a13 13 0 0 1-26 0c0-9 5-21 13-21zM12 24l6 4 6-4 6 4 6-4"],
  ["pumpkin", /halloween|pumpkin/, "M24 14c-12-5-18 4-16 14s10 14 16 11c6 3 14-1 16-11s-4-19-16-14zM24 14c0-4 1-6 4-8M24 14v25"],
  ["gift", /gifts?|wrap|ribbons?|birthday|valentine|礼/, "M8 18h32v8H8zM11 26h26v16H11zM24 18v24M24 18c-10 0-10-11-4-10 3 1 4 6 4 10 0-4 1-9 4-10 6-1 6 10-4 10z"],
  ["heart", /hearts?|love|爱心/, "M24 40C8 29 6 21 8 15c3-8 13-8 16 1 3-9 13-9 16-1 2 6 0 14-16 25z"],
  ["star", /stars?|wedding|party|派对/, "M24 6l5 12 13 1-10 8 3 13-11-7-11 7 3-13-10-8 13-1z"],
  ["plant", /plants?|garden|planter|herb|绿植|盆栽|园艺/, "M15 30h18l-3 12H18zM24 30V16M24 20c-10 0-12-6-12-11 8 0 12 4 12 11zM24 16c0-6 4-9 11-9 0 6-4 9-11 9z"],
  ["flower", /flowers?|floral|bouquet|wreath|rose|daisy|花/, "M24 22a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM24 12c-3-8 3-8 0 0 7-5 9 1 2 3 8 3 4 8-1 5 1 8-5 8-4 1-6 5-10 0-3-3-8-3-5-9 2-5M24 24v18M24 38c6 0 9-3 10-8"],
  ["book", /books?|notebook|journal|stationery|本册|书/, "M8 10c6-2 12-2 16 2 4-4 10-4 16-2v28c-6-2-12-2-16 2-4-4-10-4-16-2zM24 12v28"],
  ["pencil", /pencils?|pens?|craft|sewing|文具|书写|笔/, "M9 39l3-10L32 9l7 7-20 20zM28 13l7 7"],
  ["card", /cards?|envelope|postcard|letter|贺卡/, "M6 12h36v26H6zM6 13l18 14 18-14"],
  ["frame", /frames?|mirror|picture|art|sign|plaque|decorat\w*|装饰|画/, "M7 9h34v30H7zM13 33l8-10 6 7 4-4 5 7M31 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"],
  ["ring", /jewel\w*|ring|necklace|bracelet|earrings?|首饰|项链/, "M24 42a12 12 0 1 0 0-24 12 12 0 0 0 0 24zM18 6h12l4 6-10 8-10-8z"],
  ["shoe", /shoes?|footwear|sneaker|boots?|sandals?|slippers?|鞋/, "M6 34V16l8 2c2 6 8 10 16 11 8 1 12 3 12 9H6zM20 24l-4 4M25 27l-3 4"],
  ["shirt", /apparel|shirts?|jackets?|scarf|socks|clothing|belt|dress|女装|男装|服饰|童装|外套|裤|衫/, "M17 8l-11 7 5 9 4-3v21h18V21l4 3 5-9-11-7c-3 5-11 5-14 0z"],
  ["hanger", /hooks?|hangers?|rack|挂/, "M24 18c0-4 5-4 5-8s-8-5-9 0M24 18L6 34h36z"],
  ["bed", /bed\w*|linen|towels?|textiles?|blanket|床|四件套|毛巾/, "M6 12v28M6 34h36v6M42 34v-6a6 6 0 0 0-6-6H6M12 22v-5h10v5"],
  ["sofa", /sofas?|couch|沙发/, "M8 24v-8a6 6 0 0 1 6-6h20a6 6 0 0 1 6 6v8M4 24h6v8h28v-8h6v14H4zM10 38v4M38 38v4"],
  ["chair", /chairs?|stool|椅/, "M15 6v36M33 24v18M15 26h18M15 6c8 0 12 6 12 20M15 34h18"],
  ["table", /tables?|desk|furniture|dressers?|cabinet|家具|桌/, "M5 14h38v6H5zM10 20v22M38 20v22M10 30h28"],
  ["soap", /soap|bath\w*|beauty|grooming|cosmetic|护肤|洗护|美妆|彩妆|cleaning|laundry|清洁/, "M16 20h16v22H16zM20 20v-6h8v6M24 14V8h8M20 30h8"],
  ["guitar", /instruments?|strings|guitar|music|microphone|keys|乐器/, "M18 36a6 5 0 1 1-6-5 6 5 0 0 1 6 5zM38 32a6 5 0 1 1-6-5 6 5 0 0 1 6 5zM18 36V12l20-4v24M18 20l20-4"],
  ["tent", /tents?|camping|outdoors?|kayak\w*|露营|户外/, "M24 8L5 40h38zM24 20l-9 20h18z"],
  ["ball", /balls?|sport|fitness|球|健身|运动|跑步/, "M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36zM6 24h36M24 6c9 10 9 26 0 36M24 6c-9 10-9 26 0 36"],
  ["tool", /tools?|saw|wrench|hammer|工具/, "M30 8a9 9 0 0 0-7 13L8 36l4 4 15-15a9 9 0 0 0 12-11l-5 5-6-1-1-6 5-5z"],
  ["paw", /pets?|dogs?|cats?|猫|狗|宠物/, "M24 40c-8 0-10-4-8-9 2-4 4-8 8-8s6 4 8 8c2 5 0 9-8 9zM10 24a3 4 0 1 0 0-8 3 4 0 0 0 0 8zM19 16a3 4 0 1 0 0-8 3 4 0 0 0 0 8zM29 16a3 4 0 1 0 0-8 3 4 0 0 0 0 8zM38 24a3 4 0 1 0 0-8 3 4 0 0 0 0 8z"],
  ["bear", /toys?|games?|baby|kids|childrens?|doll|玩具|母婴/, "M24 42a14 13 0 1 0 0-26 14 13 0 0 0 0 26zM13 20a5 5 0 1 1 5-8M35 20a5 5 0 1 0-5-8M19 27v1M29 27v1M20 34c2 3 6 3 8 0"],
  ["house", /home|house\w*|家居|nesting|birdhouse/, "M6 24L24 8l18 16M11 20v20h26V20M20 40V28h8v12"],
];

/** The path of the first drawing whose words occur in one of `texts`, the first text first; or null. */
export function glyph(texts) {
  for (const text of texts) {
    const found = ROWS.find(([, words]) => whole(words).test(text));
    if (found) return found[2];
  }
  return null;
}

const compiled = new Map();

// English words match whole only ("art" is not in "party"); Chinese has no spaces to go by.
function whole(words) {
  if (!compiled.has(words)) {
    const [latin, other] = [[], []];
    for (const word of words.source.split("|")) (/^[\x00-\x7f]/.test(word) ? latin : other).push(word);
    const parts = [`\\b(?:${latin.join("|")})\\b`, ...other];
    compiled.set(words, new RegExp(parts.join("|"), "i"));
  }
  return compiled.get(words);
}
