using System.Xml.Linq;
using Ledgerline.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ledgerline.Server.Hosting;

/// <summary>
/// The keys under which cookies and forms' tokens are sealed, each a file of its own among the others. The framework would begin each as a file in the machine's folder for temporary ones, where
/// nothing of this program ever lies, and would not force it to the disk.
/// </summary>
/// <param name="folder">Where they are; null for a process that has no sessions, and none of whose keys outlasts it.</param>
internal sealed class SessionKeys(string? folder) : IXmlRepository
{
    private readonly Lock _lock = new();
    private readonly List<XElement> _passing = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_lock)
        {
            if (folder is null)
                return [.. _passing];
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.xml").Select(file => XElement.Parse(File.ReadAllText(file)))] : [];
        }
    }

    /// <param name="friendlyName">What it is, and its id: nothing else has it.</param>
    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_lock)
        {
            if (folder is null)
            {
                _passing.Add(element);
                return;
            }

            Directory.CreateDirectory(folder);
            // Whoever reads the folder meanwhile finds all of it or nothing.
            KeyFile.Replace(Path.Combine(folder, $"{friendlyName}.xml"), element.ToString());
        }
    }
}
