"""Command table, from which all interfaces are built."""

from collections.abc import Mapping

from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.guest import Role

from .command_definition import Command, Handler
from .handlers import guests, lights, music, player, queue, requests
from .handlers import party as house


def _guest(name: str, kind: type, handler: Handler, *, is_reading: bool = False) -> Command:
    return Command(
        name=name,
        arguments=kind,
        least_role=Role.GUEST,
        handler=handler,
        is_reading=is_reading,
    )


def _mod(
    name: str,
    kind: type,
    handler: Handler,
    *,
    is_open_in_full_control: bool = True,
    is_reading: bool = False,
) -> Command:
    return Command(
        name=name,
        arguments=kind,
        least_role=Role.MOD,
        handler=handler,
        is_open_in_full_control=is_open_in_full_control,
        is_reading=is_reading,
    )


def _host(name: str, kind: type, handler: Handler, *, is_reading: bool = False) -> Command:
    return Command(
        name=name,
        arguments=kind,
        least_role=Role.HOST,
        handler=handler,
        is_reading=is_reading,
    )


TABLE: Mapping[str, Command] = {
    command.name: command
    for command in (
        _guest("enqueue", arguments.Enqueue, requests.enqueue),
        _guest("enqueue_random", arguments.Nothing, requests.enqueue_random),
        _guest("vote", arguments.Vote, requests.vote),
        _guest("withdraw", arguments.OneEntry, requests.withdraw),
        _guest("set_profile", arguments.SetProfile, guests.set_profile),
        _guest("add_hashtag", arguments.OneHashtag, guests.add_hashtag),
        _guest("search", arguments.Search, music.search, is_reading=True),
        _guest("online_sources", arguments.Nothing, music.online_sources, is_reading=True),
        _guest("browse", arguments.Browse, music.browse, is_reading=True),
        _guest("history", arguments.ReadHistory, music.history, is_reading=True),
        _guest("stats", arguments.ReadStats, music.stats, is_reading=True),
        _mod("play", arguments.Nothing, player.play),
        _mod("pause", arguments.Nothing, player.pause),
        _mod("skip", arguments.Skip, player.skip),
        _mod("restart_song", arguments.Nothing, player.restart_song),
        _mod("seek", arguments.Seek, player.seek),
        _mod("set_volume", arguments.SetVolume, player.set_volume),
        _mod("set_muted", arguments.SetMuted, player.set_muted),
        _mod("remove", arguments.OneEntry, queue.remove),
        _mod("prioritize", arguments.OneEntry, queue.prioritize),
        _mod("move", arguments.Move, queue.move),
        requests.ENQUEUE_PLAYLIST,
        _mod("set_shuffle", arguments.Switch, house.setting("shuffle", lambda args: args.on)),
        _mod("set_repeat", arguments.SetRepeat, house.setting("repeat", lambda args: args.mode)),
        _mod("set_autoplay", arguments.Switch, house.setting("autoplay", lambda args: args.on)),
        _mod("set_lights", arguments.SetLights, lights.set_lights),
        _mod("lights_shortcut", arguments.Switch, lights.lights_shortcut),
        _mod(
            "set_light_show",
            arguments.SetLightShow,
            lights.set_light_show,
            is_open_in_full_control=False,
        ),
        _mod("recall_light_scene", arguments.LightScene, lights.recall_light_scene),
        _mod(
            "save_light_scene",
            arguments.LightScene,
            lights.save_light_scene,
            is_open_in_full_control=False,
        ),
        _mod(
            "remove_light_scene",
            arguments.LightScene,
            lights.remove_light_scene,
            is_open_in_full_control=False,
        ),
        _host("find_lights", arguments.Nothing, lights.find_lights),
        _host("add_light", arguments.OneLight, lights.add_light),
        _host("remove_light", arguments.OneLight, lights.remove_light),
        _host("calibrate_lights", arguments.CalibrateLights, lights.calibrate_lights),
        _mod("approve", arguments.OneEntry, queue.approve, is_open_in_full_control=False),
        _mod("reject", arguments.OneEntry, queue.reject, is_open_in_full_control=False),
        _mod("bring_back", arguments.OneEntry, requests.bring_back, is_open_in_full_control=False),
        _mod("mute_guest", arguments.MuteGuest, guests.mute_guest, is_open_in_full_control=False),
        _mod("approve_text", arguments.OneText, guests.approve_text, is_open_in_full_control=False),
        _mod("reject_text", arguments.OneText, guests.reject_text, is_open_in_full_control=False),
        _mod(
            "remove_hashtag",
            arguments.OneHashtag,
            guests.remove_hashtag,
            is_open_in_full_control=False,
        ),
        _mod(
            "guests",
            arguments.Nothing,
            guests.guests,
            is_open_in_full_control=False,
            is_reading=True,
        ),
        _host("rotate_code", arguments.Nothing, house.rotate_code),
        _host("make_mod_code", arguments.Nothing, house.make_mod_code),
        _host("clear_queue", arguments.Nothing, queue.clear_queue),
        _host("shuffle_queue", arguments.Nothing, queue.shuffle_queue),
        _host("undo", arguments.Nothing, queue.undo),
        _host("set_role", arguments.SetRole, guests.set_role),
        _host("ban_guest", arguments.BanGuest, guests.ban_guest),
        _host("forget_guest", arguments.OneGuest, guests.forget_guest),
        _host("hand_over", arguments.HandOver, requests.hand_over),
        _host("set_setting", arguments.SetSetting, house.set_setting),
        _host("open_party", arguments.OpenParty, house.open_party),
        _host("close_party", arguments.Nothing, house.close_party),
        _mod("buzz", arguments.Buzz, player.buzz),
        _host("alarm", arguments.Nothing, player.alarm),
        _host("announce", arguments.Announce, player.announce),
        _host("set_output", arguments.SetOutput, player.set_output),
        _host("restart_player", arguments.Nothing, player.restart_player),
        _host("export", arguments.ExportPlays, music.export),
        _host("save_playlist", arguments.SavePlaylist, music.save_playlist),
        _host("library", arguments.ReadLibrary, music.library, is_reading=True),
        _host("scan_library", arguments.Nothing, music.scan_library),
        _host("sources", arguments.Nothing, music.sources, is_reading=True),
        _host("renew_source", arguments.RenewSource, music.renew_source),
    )
}
