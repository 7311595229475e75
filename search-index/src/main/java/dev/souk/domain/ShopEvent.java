package dev.souk.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the {@code behavior} topic: what a shopper or guest did. Names and fields are those of
 * Google Analytics 4 e-commerce; {@code query_id} is UBI's.
 *
 * <p>On Flink edges travel flat records made from these, since an interface-typed field would be
 * serialised by Kryo.
 */
public sealed interface ShopEvent {

  /** Who, when, under which id. */
  EventHeader header();

  /** The items concerned, at least one but for {@link ViewSearchResults}. */
  List<EventItem> items();

  /** The kind, which also gives the GA4 name. */
  EventKind kind();

  /** An item's page was opened. */
  record ViewItem(EventHeader header, List<EventItem> items) implements ShopEvent {
    public ViewItem {
      items = needed(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.VIEW_ITEM;
    }
  }

  /** A list was shown (impressions). */
  record ViewItemList(EventHeader header, List<EventItem> items) implements ShopEvent {
    public ViewItemList {
      items = needed(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.VIEW_ITEM_LIST;
    }
  }

  /** An item in a list was clicked. */
  record SelectItem(EventHeader header, List<EventItem> items) implements ShopEvent {
    public SelectItem {
      items = needed(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.SELECT_ITEM;
    }
  }

  /** Results of a search were shown; there may be none. */
  record ViewSearchResults(EventHeader header, String searchTerm, List<EventItem> items)
      implements ShopEvent {
    public ViewSearchResults {
      searchTerm = Checks.text("search_term", searchTerm, 500);
      items = List.copyOf(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.VIEW_SEARCH_RESULTS;
    }
  }

  /** Put into the cart. */
  record AddToCart(EventHeader header, List<EventItem> items) implements ShopEvent {
    public AddToCart {
      items = needed(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.ADD_TO_CART;
    }
  }

  /** Taken out of the cart. */
  record RemoveFromCart(EventHeader header, List<EventItem> items) implements ShopEvent {
    public RemoveFromCart {
      items = needed(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.REMOVE_FROM_CART;
    }
  }

  /** Kept for later. */
  record AddToWishlist(EventHeader header, List<EventItem> items) implements ShopEvent {
    public AddToWishlist {
      items = needed(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.ADD_TO_WISHLIST;
    }
  }

  /** Bought; the lines of one order share {@code transactionId}. */
  record Purchase(EventHeader header, @Nullable String transactionId, List<EventItem> items)
      implements ShopEvent {
    public Purchase {
      items = needed(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.PURCHASE;
    }
  }

  /** Given back or cancelled. */
  record Refund(EventHeader header, @Nullable String transactionId, List<EventItem> items)
      implements ShopEvent {
    public Refund {
      items = needed(items);
    }

    @Override
    public EventKind kind() {
      return EventKind.REFUND;
    }
  }

  /** A rating from 1 to 5, with or without words. */
  record Review(EventHeader header, EventItem item, int rating, @Nullable String text)
      implements ShopEvent {
    public Review {
      if (rating < 1 || rating > 5) {
        throw new InvalidInputException("rating", rating, "1 to 5");
      }
      if (text != null && text.length() > 20_000) {
        throw new InvalidInputException("text", text.length() + " characters", "at most 20000");
      }
    }

    @Override
    public List<EventItem> items() {
      return List.of(item);
    }

    @Override
    public EventKind kind() {
      return EventKind.REVIEW;
    }
  }

  private static List<EventItem> needed(List<EventItem> items) {
    if (items.isEmpty()) {
      throw new InvalidInputException("items", "[]", "at least one item");
    }
    return List.copyOf(items);
  }
}
