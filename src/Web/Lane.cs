namespace Ledgerline.Web;

/// <summary>Whose capacity a request takes. Each lane has places of its own, so that a flood in one is not felt in another.</summary>
public enum Lane
{
    /// <summary>What anybody may ask for and is not answered from the cache: what an endpoint is that says nothing else.</summary>
    Public,

    /// <summary>Where staff come in: sign-in, invitations. Anybody can ask for it, so it can neither use up the staff's places nor be kept out by the public's.</summary>
    Entrance,

    /// <summary>What wants a permission.</summary>
    Staff,

    /// <summary>Style sheets, scripts and pictures of the pages.</summary>
    Assets,

    /// <summary>The files of the log, some of them large: who takes one slowly keeps nobody but other readers of the log waiting.</summary>
    Log,

    /// <summary>Whether the program is well: asked by whoever would restart it.</summary>
    Health,
}
