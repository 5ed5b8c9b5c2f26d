using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reviewing;

/// <summary>The names that hoaxes are made in, one a line. Each installation keeps its own.</summary>
[Authorize(Permission.ReviewDeclarations)]
[LargeForm(512 * 1024)]
internal sealed class WatchedNamesModel(LedgerlineDb db, RecordAct record, Text text) : PageModel
{
    public const int Most = 2_000;

    [BindProperty]
    public string? Names { get; set; }

    /// <summary>How many were saved just now, or null.</summary>
    public int? Saved { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) =>
        Names = string.Join('\n', await db.Set<WatchedName>().AsNoTracking().Select(row => row.Name).Order().ToListAsync(cancel));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        var names = new HashSet<string>();
        foreach (var line in (Names ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (DeclarantName.TryParse(line, out var name, out var refusal))
                names.Add(name.Text);
            else
                ModelState.AddError(nameof(Names), text["watched.mistake", ("name", line), ("mistake", text[refusal.TextKey(), ("count", DeclarantName.MaxClusters)])]);
        }

        if (names.Count > Most)
            ModelState.AddError(nameof(Names), text["watched.tooMany", ("count", Most)]);
        if (ModelState.IsValid)
            Saved = await SaveAsync(names, cancel);
        return Page();
    }

    private async Task<int> SaveAsync(HashSet<string> names, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<WatchedName>().ExecuteDeleteAsync(cancel);
        db.AddRange(names.Select(name => new WatchedName { Name = name }));
        await db.SaveChangesAsync(cancel);
        record(User, "watched-names-changed");
        await write.CommitAsync(cancel);
        Names = string.Join('\n', names.Order(StringComparer.Ordinal));
        return names.Count;
    }
}
