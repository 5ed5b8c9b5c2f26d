namespace Ledgerline.Storage;

/// <summary>The 256 words of <see cref="PaperKey"/>, in the order of the alphabet. The order is for ever: keys on paper rest on it.</summary>
internal static class CheckWords
{
    public static IReadOnlyList<string> All { get; } = [.. ((string[])
    [
        "acid acorn actor adobe agile alarm album alder amber ankle apple apron arrow atlas attic autumn",
        "badge baker balm bamboo banjo barley basil basket beach beaver bell bench berry bicycle birch blanket",
        "boat bonnet book border bottle bowl branch bread brick bridge brook broom bucket butter button cabin",
        "cactus camel camera candle canoe canvas carbon carpet castle cedar cellar chalk cherry chess chimney cider",
        "cinema circle citrus clay cliff clock clover cobalt coffee comet copper coral cotton cradle crater cricket",
        "crystal curtain daisy dancer denim desert diamond dolphin donkey dragon drum eagle earth easel echo elbow",
        "elm ember engine envelope evening fabric falcon feather fennel fern fiddle finch flag flute forest fossil",
        "fountain fox galaxy garden garlic gate ginger glacier glove goblet goose granite grape guitar hammer harbor",
        "harp hazel heron hill honey hood hotel island ivory jacket jasmine jelly jewel journal jungle kayak",
        "kettle kitchen kite kiwi ladder lagoon lamp lantern laurel leather lemon lentil library lilac lily linen",
        "lion lobster lotus magnet mango maple marble market meadow melon mirror mitten monkey moon moss mountain",
        "museum mustard napkin needle nest nickel nutmeg oak oasis ocean olive onion opal orange orchid otter",
        "oven owl oyster paddle palm panda paper parrot pasta peach pearl pebble pencil pepper piano pillow",
        "pilot plum pocket pony poppy potato prairie pumpkin quartz quilt rabbit radish raven ribbon river robin",
        "rocket rose saddle saffron salmon sandal satin saturn school shovel silver spoon squirrel stone summer teapot",
        "thimble thunder tiger tulip tunnel turtle velvet violin walnut willow window winter yarn yellow zebra zinc",
    ]).SelectMany(line => line.Split(' '))];
}
