using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.Stories.Tests;

/// <summary>A newsroom whose editors are signed in through the pages.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Desk(Newsroom room, HttpClient editor, HttpClient other) => (Room, Editor, Other) = (room, editor, other);

    public Newsroom Room { get; }

    public HttpClient Editor { get; }

    public HttpClient Other { get; }

    public static async Task<Desk> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var room = await Newsroom.OpenAsync(engine);
        await room.System.ServeAsync();
        return new Desk(room, await room.System.SignInAsync("edith"), await room.System.SignInAsync("omar"));
    }

    /// <summary>Somebody else of the centre, or of another, signed in.</summary>
    public async Task<HttpClient> SignInAsync(string name, Role role, CentreId? centre = null)
    {
        await Room.System.AddPersonAsync(name, centre ?? Room.Centre, role);
        return await Room.System.SignInAsync(name);
    }

    public static string Summary(IDocument page) => page.QuerySelector(".error-summary")?.TextContent ?? "";

    public async ValueTask DisposeAsync()
    {
        Editor.Dispose();
        Other.Dispose();
        await Room.DisposeAsync();
    }
}
