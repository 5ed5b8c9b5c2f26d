using System.Text;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledgerline.Register.Reading;

/// <summary>An entry's files, to be kept and checked elsewhere: its proof, its leaf, its opening.</summary>
internal static class DownloadEntry
{
    private const string ContentType = "text/plain; charset=utf-8";
    private const string Address = "/{language:language}/entry/{index:long}/";

    /// <summary>A seal is published within seconds; this long one may wait before asking again.</summary>
    private const string RetrySeconds = "30";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address + "proof", ProofAsync).AllowAnonymous();
        endpoints.MapGet(Address + "leaf", (long index, ReadEntries entries, CancellationToken cancel) =>
            FileAsync(index, entries, "leaf.txt", entry => entry.Leaf, cancel)).AllowAnonymous();
        endpoints.MapGet(Address + "opening", (long index, ReadEntries entries, CancellationToken cancel) =>
            FileAsync(index, entries, "opening.txt", entry => ProveEntry.OpeningOf(entry).ToArray(), cancel)).AllowAnonymous();
    }

    private static async Task<IResult> ProofAsync(long index, ReadEntries entries, ProveEntry prove, Text text, HttpContext context)
    {
        if (await FindAsync(index, entries, context.RequestAborted) is not { } entry)
            return Results.NotFound();
        if (await prove.ProveAsync(entry, context.RequestAborted) is { } proof)
            return Results.File(Encoding.UTF8.GetBytes(proof.ToString()), ContentType, $"entry-{index}{TlogProof.FileExtension}");
        context.Response.Headers.RetryAfter = RetrySeconds;
        return Results.Text($"{text["checking.notYet"]}\n", ContentType, Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> FileAsync(long index, ReadEntries entries, string ending, Func<EntryProof, byte[]> bytes, CancellationToken cancel) =>
        await FindAsync(index, entries, cancel) is { } entry
            ? Results.File(bytes(entry), ContentType, $"entry-{index}.{ending}")
            : Results.NotFound();

    private static async Task<EntryProof?> FindAsync(long index, ReadEntries entries, CancellationToken cancel) =>
        index < 0 ? null : await entries.OneAsync(new EntryIndex(index), cancel);
}
