using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Exchange;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories;

/// <summary>What became of a folder of stories.</summary>
/// <param name="Taken">How many texts were new, or other than before.</param>
/// <param name="Same">How many are here already, as they are.</param>
/// <param name="Problems">Which files were not taken, and why, a line each.</param>
public sealed record ImportedStories(int Taken, int Same, IReadOnlyList<string> Problems);

/// <summary>
/// Takes a folder of stories (docs/specs/story-folder.md) into a centre: as drafts, which somebody else of the centre reviews before anything of them is public; or as they were published
/// elsewhere, if their reviews are to be believed. What is here already and was changed in the folder is a further version. Nothing is overwritten.
/// </summary>
public sealed class ImportStories
{
    private readonly LedgerlineDb _db;
    private readonly KeyRing _keys;
    private readonly PublicCopies _copies;
    private readonly PublicVersion _shown;
    private readonly TimeProvider _clock;

    internal ImportStories(LedgerlineDb db, KeyRing keys, PublicCopies copies, PublicVersion shown, TimeProvider clock) =>
        (_db, _keys, _copies, _shown, _clock) = (db, keys, copies, shown, clock);

    /// <summary>Story by story, each in one transaction: what is interrupted is gone on with by doing it again.</summary>
    /// <param name="folder">It has a folder for each story.</param>
    /// <param name="by">Who takes them in.</param>
    /// <param name="isPublished">Whether they are public at once.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public async Task<ImportedStories> RunAsync(string folder, Actor by, bool isPublished, CancellationToken cancel = default)
    {
        var (taken, same, problems) = (0, 0, new List<string>());
        foreach (var home in StoryFolder.StoriesIn(folder))
        {
            _db.ChangeTracker.Clear();
            var (files, pictures) = (await ReadAsync(home, problems, cancel), await ReadPicturesAsync(home, problems, cancel));
            if (files.Count == 0)
                continue;
            await using var write = await _db.BeginWriteAsync(cancel);
            var story = await StoryAsync(files, by, problems, home, cancel);
            if (story is null)
                continue;
            if (isPublished)
                await LeaveWithdrawnAsync(story, files, problems, home, cancel);
            await AddPicturesAsync(story.Id, pictures, cancel);
            foreach (var file in files)
            {
                if (await TakeAsync(story, file, by, cancel))
                    taken++;
                else
                    same++;
            }

            if (isPublished && files.Count > 0)
                await PublishAsync(story, files, cancel);
            await _db.SaveChangesAsync(cancel);
            await write.CommitAsync(cancel);
        }

        if (isPublished)
            _shown.Changed();
        return new ImportedStories(taken, same, problems);
    }

    private static async Task<List<StoryFile>> ReadAsync(string home, List<string> problems, CancellationToken cancel)
    {
        var files = new List<StoryFile>();
        foreach (var path in StoryFolder.TextsIn(home))
        {
            var name = Path.GetRelativePath(Path.GetDirectoryName(home)!, path);
            if (new FileInfo(path).Length > StoryFile.MaxBytes)
                problems.Add($"{name}: It is larger than {StoryFile.MaxBytes} bytes.");
            else if (!StoryFile.TryRead(await File.ReadAllBytesAsync(path, cancel), out var file, out var problem))
                problems.Add(problem.Line == 0 ? $"{name}: {problem.Words}" : $"{name}, line {problem.Line}: {problem.Words}");
            else if (StoryFolder.NameOf(file.Language) != Path.GetFileName(path))
                problems.Add($"{name}: It says that it is in another language.");
            else
                files.Add(file);
        }

        // Originals first: a translation is of something.
        return [.. files.OrderBy(file => file.From is not null)];
    }

    private static async Task<List<(string Name, MadePicture Picture)>> ReadPicturesAsync(string home, List<string> problems, CancellationToken cancel)
    {
        var pictures = new List<(string, MadePicture)>();
        foreach (var path in Directory.EnumerateFiles(home, "*.webp").Where(StoryFolder.IsFile).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (new FileInfo(path).Length <= ReadPicture.MaxFileBytes && ReadPicture.IsMade(await File.ReadAllBytesAsync(path, cancel), name, out var picture))
                pictures.Add((name, picture));
            else
                problems.Add($"{Path.GetRelativePath(Path.GetDirectoryName(home)!, path)}: It is no picture as they are exported.");
        }

        return pictures;
    }

    /// <returns>Null where the folder is of more than one story, or of one that another centre has.</returns>
    private async Task<Story?> StoryAsync(List<StoryFile> files, Actor by, List<string> problems, string home, CancellationToken cancel)
    {
        var id = files[0].Story;
        if (files.Exists(file => file.Story != id) || files.Count(file => file.From is null) > 1)
        {
            problems.Add($"{Path.GetFileName(home)}: Its texts are not of one story with one original.");
            return null;
        }

        var story = await _db.Set<Story>().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (story is null && files[0].From is not null)
        {
            problems.Add($"{Path.GetFileName(home)}: The original is missing.");
            return null;
        }

        if (story is not null && story.Centre != by.Centre)
        {
            problems.Add($"{Path.GetFileName(home)}: Another centre has this story.");
            return null;
        }

        if (story is null)
            _db.Add(story = new Story { Id = id, Centre = by.Centre, Language = files[0].Language });
        if (files[0].From is null)
            story.Occasion = files[0].Occasion;
        return story;
    }

    /// <summary>What was withdrawn here, because it found somebody, does not come back without a review.</summary>
    private async Task LeaveWithdrawnAsync(Story story, List<StoryFile> files, List<string> problems, string home, CancellationToken cancel)
    {
        var withdrawn = await _db.Set<StoryText>().Where(t => t.Story == story.Id && t.State == TextState.Withdrawn).Select(t => t.Language).ToListAsync(cancel);
        foreach (var file in files.Where(file => withdrawn.Contains(file.Language) || withdrawn.Contains(story.Language)).ToList())
        {
            files.Remove(file);
            problems.Add($"{Path.GetFileName(home)}/{StoryFolder.NameOf(file.Language)}: It was withdrawn here. Without --as-published it is taken as a draft, to be reviewed.");
        }
    }

    private async Task AddPicturesAsync(StoryId id, List<(string Name, MadePicture Picture)> pictures, CancellationToken cancel)
    {
        var there = await _db.Set<StoryPicture>().Where(p => p.Story == id).Select(p => p.Name).ToListAsync(cancel);
        foreach (var (name, picture) in pictures.Where(one => !there.Contains(one.Name)))
            _db.Add(new StoryPicture { Story = id, Name = name, BytesSealed = _keys.Seal(KeyPurpose.Story, picture.Bytes), Width = picture.Width, Height = picture.Height });
        await _db.SaveChangesAsync(cancel);
    }

    /// <returns>Whether it was new, or other than before.</returns>
    private async Task<bool> TakeAsync(Story story, StoryFile file, Actor by, CancellationToken cancel)
    {
        var content = file.Content with { Sources = await SourcesAsync(story, file, cancel) };
        var text = await _db.Set<StoryText>().SingleOrDefaultAsync(t => t.Story == story.Id && t.Language == file.Language, cancel);
        if (text is not null)
        {
            var newest = (await _db.ContentAsync(_keys, story.Id, file.Language, text.Version, cancel))!;
            if ((newest.Title, newest.Summary, newest.Byline, newest.Body) == (content.Title, content.Summary, content.Byline, content.Body))
                return false;
        }
        else
        {
            _db.Add(text = new StoryText { Story = story.Id, Language = file.Language, Centre = by.Centre, From = file.From });
        }

        text.Version++;
        (text.State, text.SentBy) = (TextState.Draft, null);
        _db.Add(new StoryVersion { Story = story.Id, Language = file.Language, Number = text.Version, ContentSealed = content.Seal(_keys), By = by.Person, At = _clock.GetUtcNow() });
        await _db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>A translation that is not behind, and has a piece for each of its original's, is of these.</summary>
    private async Task<IReadOnlyList<string>> SourcesAsync(Story story, StoryFile file, CancellationToken cancel)
    {
        if (file.From is null || file.IsBehind)
            return [];
        var source = await _db.Set<StoryText>().AsNoTracking().SingleOrDefaultAsync(t => t.Story == story.Id && t.Language == file.From, cancel);
        if (source is null)
            return [];
        var marks = (await _db.ContentAsync(_keys, story.Id, source.Language, source.Version, cancel))!.Marks;
        return marks.Count == file.Content.Pieces.Count ? marks : [];
    }

    private async Task PublishAsync(Story story, List<StoryFile> files, CancellationToken cancel)
    {
        await _copies.NumberAsync(story, cancel);
        foreach (var file in files)
            await _copies.CopyAsync(story, await _db.Set<StoryText>().SingleAsync(t => t.Story == story.Id && t.Language == file.Language, cancel), file.Changed, file.Published, file.IsBehind, cancel);
        await _copies.FollowAsync(story, cancel);
    }
}
