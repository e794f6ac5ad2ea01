"""Every id by which Slack tells us what was clicked, chosen or sent."""

from enum import StrEnum


class Act(StrEnum):
    """Ids of buttons and of fields that answer at once."""

    SHARE = "answer_share"
    MORE = "answer_more"
    OFFER = "answer_offer"
    CHANGE = "answer_change"
    HELPFUL = "answer_helpful"
    NOT_HELPFUL = "answer_not_helpful"
    EXAMPLE = "ask_example"
    RECORD = "record_open"
    CHOOSE_KIND = "record_kind"
    SAME_ITEM = "record_same_item"
    SAME_EVENT = "record_same_event"
    BACK_TO_FORM = "record_back"
    KEEP_FORM = "record_keep"
    GO_ON = "record_go_on"
    DISCARD = "record_discard"
    BEGIN_ANEW = "record_anew"
    APPROVE = "review_approve"
    MARK = "review_mark"
    SEND_BACK = "review_send_back"
    LINK = "review_link"
    QUEUE_PAGE = "review_page"
    REJECT = "review_reject"
    REVISE = "review_edit"
    OPEN_SOURCE = "review_source"
    CONFIRM = "proposal_confirm"
    DECLINE = "proposal_decline"
    ANSWER_REQUEST = "request_answer"
    LOOK = "menu_look"
    EDIT_RECORD = "menu_open"
    ASK_CORRECTION = "request_open"
    TAKE_UP = "menu_take_up"
    MENU = "menu_choice"
    POST_DIGEST = "digest_post_now"
    IS_THERE = "delivery_is_there"
    POST_AGAIN = "delivery_post_again"
    SUBSCRIBE = "subscription_new"
    PREVIEW = "subscription_preview"
    PAUSE = "subscription_pause"
    RESUME = "subscription_resume"
    EDIT = "subscription_change"
    DELETE = "subscription_delete"
    SUBSCRIPTIONS_PAGE = "subscription_page"
    ROLES = "roles_form"
    ROLE_OF = "roles_person"
    ADD_NAME = "unanswered_add_name"
    DEALT_WITH = "unanswered_dealt_with"
    NAME_KIND = "unanswered_name_kind"


class Form(StrEnum):
    """Callback ids of forms."""

    RECORD = "record_form"
    NEW_NAME = "new_name_form"
    APPROVE = "approve_form"
    SEND_BACK = "send_back_form"
    REJECT = "reject_form"
    DECLINE = "decline_form"
    ASK_CORRECTION = "request_form"
    ANSWER_REQUEST = "answer_form"
    MOVE_STATUS = "status_form"
    WITHDRAW = "withdraw_form"
    RESTORE = "restore_form"
    EDIT_RECORD = "edit_form"
    CHANGE = "change_form"
    WHY = "why_form"
    NAME = "name_form"
    SUBSCRIPTION = "subscription_form"
    ROLE = "role_form"
    PLAIN = "plain_form"


class Shortcut(StrEnum):
    """Callback ids of shortcuts; the app's manifest names the same."""

    RECORD_MESSAGE = "record_message"


class Command(StrEnum):
    """Slash commands; the app's manifest names the same."""

    POSITIONS = "/positions"
    ALLEGATIONS = "/allegations"
    RAPPORTEUR = "/rapporteur"
