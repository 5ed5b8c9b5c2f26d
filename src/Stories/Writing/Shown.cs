using Ledgerline.Stories.Pictures;
using Ledgerline.Web;

namespace Ledgerline.Stories.Writing;

/// <summary>A text as a reader will see it.</summary>
internal sealed record Shown(ContentLanguage Language, StoryContent Content, ShownPictures Pictures);
