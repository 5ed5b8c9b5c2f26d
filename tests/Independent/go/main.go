// Checks a whole log with the Go project's own implementation of notes and trees, which shares nothing with ours.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height    = 8
	fullWidth = 1 << height
	samples   = 64
)

var errMissing = errors.New("not there")

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: main URL VKEY [CHECKPOINT-FILE ...]")
		os.Exit(2)
	}
	if err := check(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func check(url, vkey string, files []string) error {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return fmt.Errorf("the verifier key: %w", err)
	}
	served := log{strings.TrimSuffix(url, "/")}
	signed, err := served.get("checkpoint")
	if err != nil {
		return err
	}
	newest, err := open(signed, verifier)
	if err != nil {
		return fmt.Errorf("the served checkpoint: %w", err)
	}

	entries, err := served.entries(newest.N)
	if err != nil {
		return err
	}
	hashes, err := recompute(entries, newest)
	if err != nil {
		return err
	}
	if err := tiled(served, hashes, newest); err != nil {
		return err
	}
	if err := included(served, entries, newest); err != nil {
		return err
	}

	trees := []tlog.Tree{newest}
	for _, file := range files {
		signed, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		tree, err := open(signed, verifier)
		if err != nil {
			return fmt.Errorf("an earlier checkpoint: %w", err)
		}
		if tree.N > newest.N {
			return fmt.Errorf("the log had %d entries and now has %d", tree.N, newest.N)
		}
		trees = append(trees, tree)
	}
	for i, one := range trees {
		for _, other := range trees[i+1:] {
			if err := consistent(served, one, other); err != nil {
				return err
			}
		}
	}

	declarations, annulments := 0, 0
	for _, entry := range entries {
		switch {
		case bytes.HasPrefix(entry, []byte("ledgerline/declaration/v1\n")):
			declarations++
		case bytes.HasPrefix(entry, []byte("ledgerline/annulment/v1\n")):
			annulments++
		}
	}
	fmt.Printf("declarations %d annulments %d count %d size %d root %s\n", declarations, annulments, declarations-annulments, newest.N,
		base64.StdEncoding.EncodeToString(newest.Hash[:]))
	return nil
}

// open believes a checkpoint that the log signed under its own name (C2SP tlog-checkpoint).
func open(signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	var tree tlog.Tree
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, fmt.Errorf("not a checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return tree, fmt.Errorf("the size %q is none", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tree, err
	}
	return tlog.Tree{N: size, Hash: root}, nil
}

// recompute builds the tree from nothing but the entries.
func recompute(entries [][]byte, tree tlog.Tree) (tlog.HashReader, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	root := tlog.Hash(sha256.Sum256(nil))
	for n, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(n), entry, reader)
		if err != nil {
			return nil, err
		}
		stored = append(stored, hashes...)
	}
	if tree.N > 0 {
		var err error
		if root, err = tlog.TreeHash(tree.N, reader); err != nil {
			return nil, err
		}
	}
	if root != tree.Hash {
		return nil, fmt.Errorf("the entries have the root %v, the checkpoint says %v", root, tree.Hash)
	}
	return reader, nil
}

// tiled compares every served tile: TileHashReader of 2022 leaves some unchecked where tiles of the root coincide.
func tiled(served log, hashes tlog.HashReader, tree tlog.Tree) error {
	tiles := tlog.NewTiles(height, 0, tree.N)
	for i, tile := range tiles {
		// Of a partial tile every width is named, the one of this size last.
		if i+1 < len(tiles) && tiles[i+1].L == tile.L && tiles[i+1].N == tile.N {
			continue
		}
		own, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			return err
		}
		theirs, err := served.ReadTiles([]tlog.Tile{tile})
		if err != nil {
			return err
		}
		if !bytes.Equal(own, theirs[0]) {
			return fmt.Errorf("%s is not made of the entries", path(tile))
		}
	}
	return nil
}

// included proves entries from the served tiles: the first, the last and some between.
func included(served log, entries [][]byte, tree tlog.Tree) error {
	reader := tlog.TileHashReader(tree, served)
	step := tree.N/samples + 1
	for n := int64(0); n < tree.N; n += step {
		if err := includes(reader, entries, tree, n); err != nil {
			return err
		}
	}
	if tree.N > 0 {
		return includes(reader, entries, tree, tree.N-1)
	}
	return nil
}

func includes(reader tlog.HashReader, entries [][]byte, tree tlog.Tree, n int64) error {
	proof, err := tlog.ProveRecord(tree.N, n, reader)
	if err != nil {
		return fmt.Errorf("the tiles do not prove entry %d: %w", n, err)
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash(entries[n])); err != nil {
		return fmt.Errorf("entry %d is not in the tree: %w", n, err)
	}
	return nil
}

// consistent proves from the served tiles that the smaller of two trees is the beginning of the larger.
func consistent(served log, one, other tlog.Tree) error {
	if one.N < other.N {
		one, other = other, one
	}
	if other.N == 0 {
		if other.Hash != tlog.Hash(sha256.Sum256(nil)) {
			return errors.New("a checkpoint without entries has a wrong root")
		}
		return nil
	}
	if one.N == other.N {
		if one.Hash != other.Hash {
			return fmt.Errorf("fork: two trees of %d entries", one.N)
		}
		return nil
	}
	proof, err := tlog.ProveTree(one.N, other.N, tlog.TileHashReader(one, served))
	if err != nil {
		return fmt.Errorf("fork: the tiles do not prove that %d entries became %d: %w", other.N, one.N, err)
	}
	if err := tlog.CheckTree(proof, one.N, one.Hash, other.N, other.Hash); err != nil {
		return fmt.Errorf("fork: the tree of %d entries is not the beginning of that of %d: %w", other.N, one.N, err)
	}
	return nil
}

// log is a log by the prefix of its URLs (C2SP tlog-tiles).
type log struct{ prefix string }

func (l log) Height() int { return height }

func (l log) SaveTiles([]tlog.Tile, [][]byte) {}

func (l log) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := l.tile(tile)
		if err != nil {
			return nil, err
		}
		if len(data) < tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is too short", path(tile))
		}
		all[i] = data[:tile.W*tlog.HashSize]
	}
	return all, nil
}

// tile gets a tile, or the full one in place of a partial one that is gone.
func (l log) tile(tile tlog.Tile) ([]byte, error) {
	data, err := l.get(path(tile))
	if errors.Is(err, errMissing) && tile.W < fullWidth {
		tile.W = fullWidth
		return l.get(path(tile))
	}
	return data, err
}

func (l log) entries(size int64) ([][]byte, error) {
	var entries [][]byte
	for n := int64(0); n*fullWidth < size; n++ {
		width := fullWidth
		if left := size - n*fullWidth; left < fullWidth {
			width = int(left)
		}
		bundle, err := l.tile(tlog.Tile{H: height, L: -1, N: n, W: width})
		if err != nil {
			return nil, err
		}
		for i := 0; i < width; i++ {
			if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
				return nil, fmt.Errorf("the bundle %d ends within an entry", n)
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			entries = append(entries, bundle[2:end])
			bundle = bundle[end:]
		}
	}
	return entries, nil
}

func (l log) get(path string) ([]byte, error) {
	answer, err := http.Get(l.prefix + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode == http.StatusNotFound {
		return nil, fmt.Errorf("%s is %w", path, errMissing)
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answers %s", path, answer.Status)
	}
	return body, nil
}

// path is that of C2SP tlog-tiles; the package's own names the height too, and calls entries data.
func path(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
	return strings.Replace(path, "tile/data/", "tile/entries/", 1)
}
