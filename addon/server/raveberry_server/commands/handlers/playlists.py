"""Handlers for saved playlists."""

from raveberry_contract import commands, messages

from raveberry_server.application.playlists.song_resolver import WantedSong
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.presenter import playlists as playlist_messages

handlers = HandlerTable()


@handlers.handles(commands.SAVE_PLAYLIST)
async def save_playlist(
    context: CommandContext, _caller: Caller, args: commands.SavePlaylist
) -> messages.PlaylistSaved:
    saved = await context.saved_playlists.save_evening(
        args.name, args.since, keeping=context.keeping(playlist_messages.saved_message)
    )
    return playlist_messages.saved_message(saved)


@handlers.handles(commands.PLAYLISTS)
async def playlists(
    context: CommandContext, _caller: Caller, _args: commands.Nothing
) -> messages.SavedPlaylists:
    return playlist_messages.playlists_message(await context.saved_playlists.overview())


@handlers.handles(commands.CREATE_PLAYLIST)
async def create_playlist(
    context: CommandContext, _caller: Caller, args: commands.NewPlaylist
) -> messages.SavedPlaylist:
    created = await context.saved_playlists.create(
        args.name, keeping=context.keeping(playlist_messages.playlist_message)
    )
    return playlist_messages.playlist_message(created)


@handlers.handles(commands.RENAME_PLAYLIST)
async def rename_playlist(
    context: CommandContext, _caller: Caller, args: commands.RenamePlaylist
) -> messages.SavedPlaylist:
    renamed = await context.saved_playlists.rename(
        args.playlist, args.name, keeping=context.keeping(playlist_messages.playlist_message)
    )
    return playlist_messages.playlist_message(renamed)


@handlers.handles(commands.DELETE_PLAYLIST)
async def delete_playlist(
    context: CommandContext, _caller: Caller, args: commands.OnePlaylist
) -> None:
    await context.saved_playlists.delete(args.playlist, keeping=context.keeping(lambda _: None))


@handlers.handles(commands.UNDO_PLAYLIST)
async def undo_playlist(
    context: CommandContext, _caller: Caller, args: commands.OnePlaylist
) -> messages.SavedPlaylist:
    undone = await context.saved_playlists.undo(
        args.playlist, keeping=context.keeping(playlist_messages.playlist_message)
    )
    return playlist_messages.playlist_message(undone)


@handlers.handles(commands.ADD_TO_PLAYLIST)
async def add_to_playlist(
    context: CommandContext, _caller: Caller, args: commands.AddToPlaylist
) -> messages.AddedToPlaylist:
    wanted = [
        WantedSong(
            entry=None if one.entry is None else EntryId(one.entry),
            location=(one.location or "").strip(),
            artist=one.artist,
            title=one.title,
        )
        for one in args.songs
    ]
    added = await context.saved_playlists.add(
        args.playlist,
        wanted,
        args.of,
        is_continued=args.continued,
        keeping=context.keeping(playlist_messages.added_message),
    )
    return playlist_messages.added_message(added)


@handlers.handles(commands.REMOVE_FROM_PLAYLIST)
async def remove_from_playlist(
    context: CommandContext, _caller: Caller, args: commands.RemoveFromPlaylist
) -> messages.SavedPlaylist:
    changed = await context.saved_playlists.remove(
        args.playlist, args.songs, keeping=context.keeping(playlist_messages.playlist_message)
    )
    return playlist_messages.playlist_message(changed)


@handlers.handles(commands.MOVE_IN_PLAYLIST)
async def move_in_playlist(
    context: CommandContext, _caller: Caller, args: commands.MoveInPlaylist
) -> messages.SavedPlaylist:
    changed = await context.saved_playlists.move(
        args.playlist,
        args.song,
        args.before,
        keeping=context.keeping(playlist_messages.playlist_message),
    )
    return playlist_messages.playlist_message(changed)
